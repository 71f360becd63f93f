import type { PowerSaveBlocker } from "electron";

import { standIn } from "./stand-in.ts";

/**
 * Remembers who keeps the screen awake, and says it; the computer sleeps as its user wishes.
 * @param say tells whoever started the preview
 */
export function createPowerSaveBlocker(
  say: (line: string) => void,
  isReady: () => boolean,
): PowerSaveBlocker {
  const started = new Set<number>();
  let last = 0;
  return standIn<PowerSaveBlocker>("powerSaveBlocker", {
    start: (type) => {
      if (!isReady()) throw new Error("powerSaveBlocker cannot be used before app is ready");
      last += 1;
      started.add(last);
      say(`awake ${type}`);
      return last;
    },
    stop: (id) => {
      const stopped = started.delete(id);
      if (stopped && started.size === 0) say("may-sleep");
      return stopped;
    },
    isStarted: (id) => started.has(id),
  });
}
