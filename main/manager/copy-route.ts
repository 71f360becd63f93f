import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail, ok } from "../../contract/result.ts";
import type { Till } from "../till/till.ts";

/** The clipboard for the manager's screens; a renderer has none of its own. */
export function createCopyRoute(
  till: Pick<Till, "state">,
  clipboard: { readonly writeText: (text: string) => Promise<void> },
): Pick<BridgeHandlers, "manager.copy"> {
  return {
    async "manager.copy"({ text }) {
      if (till.state().manager === null) return fail(failure("manager_locked"));
      await clipboard.writeText(text);
      return ok(null);
    },
  };
}
