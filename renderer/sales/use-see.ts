import type { Sale } from "../../contract/bridge.ts";
import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";

/** «Visto»: the sale leaves the tray, and whatever is on the screen stays there. */
export function useSee({ id }: Sale): ReturnType<typeof useAction> {
  return useAction(async () => {
    const answer = await bridge.call("sales.see", { id });
    return answer.ok ? null : answer.failure;
  });
}
