import { create } from "zustand";

import type { DisplayBridge, DisplayState } from "../../contract/display.ts";
import { takeClockOffset } from "../clock/relay-clock.ts";

interface DisplayStore {
  /** `null` until the main process has told it for the first time. */
  readonly state: DisplayState | null;
  /** When it was told, by this computer's clock that never jumps. */
  readonly heardAt: number;
}

export const useDisplayStore = create<DisplayStore>()(() => ({ state: null, heardAt: 0 }));

/** Follows what the main process tells. Subscribes before it asks, so that no push falls in between. */
export function connectDisplay(bridge: DisplayBridge, root: HTMLElement): () => void {
  const receive = (told: DisplayState): void => {
    const known = useDisplayStore.getState().state;
    if (known !== null && known.version > told.version) return;
    takeClockOffset(told.clockOffsetMs);
    root.lang = told.language;
    root.dataset["theme"] = told.theme;
    useDisplayStore.setState({ state: told, heardAt: performance.now() });
  };
  const unsubscribe = bridge.subscribe(receive);
  // What does not come is told by the next beat.
  bridge.get().then(receive, () => undefined);
  return unsubscribe;
}
