import { useCallback, useSyncExternalStore } from "react";

import { displayLostMs } from "../../contract/display-channels.ts";
import { subscribeToClock } from "../clock/clock.ts";
import { useDisplayStore } from "./display-store.ts";

/** Whether nobody tells this page any more what is true. */
export function useLost(): boolean {
  const heardAt = useDisplayStore((store) => store.heardAt);
  const snapshot = useCallback(() => performance.now() - heardAt >= displayLostMs, [heardAt]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}
