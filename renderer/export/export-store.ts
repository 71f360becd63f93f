import { create } from "zustand";

import type { ExportState } from "../../contract/manager-bridge.ts";
import { bridge } from "../bridge/bridge.ts";

/** What the main process says of the export; it goes on whatever is on screen. */
export const useExport = create<{ readonly state: ExportState }>()(() => ({
  state: { kind: "none" },
}));

/** Follows the export. Subscribes before it asks, so that no push falls in between. */
export function connectExport(): () => void {
  let heard = false;
  const unsubscribe = bridge.subscribe("export", (state) => {
    heard = true;
    useExport.setState({ state });
  });
  void bridge.call("export.get", {}).then((answer) => {
    if (answer.ok && !heard) useExport.setState({ state: answer.value });
  });
  return unsubscribe;
}
