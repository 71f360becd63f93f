import type { TillState } from "../../contract/bridge.ts";
import { displayBeatMs } from "../../contract/display-channels.ts";
import type { DisplayState } from "../../contract/display.ts";
import { displayState } from "./display-state.ts";
import { displayView, type SeenEnd } from "./display-view.ts";

/** What the display is told, kept true as time passes. */
export interface DisplayFeed {
  readonly state: () => DisplayState;
  /** Looks again: the till has changed, or the computer has slept. */
  readonly refresh: () => void;
  /** Until the next look: no timer runs while there is no display. */
  readonly close: () => void;
}

/** @param send gets the state whenever it may have changed, and at least every three seconds */
export function createDisplayFeed(options: {
  readonly till: () => TillState;
  readonly send: (state: DisplayState) => void;
  readonly relayNow: () => number;
}): DisplayFeed {
  const { relayNow, send, till } = options;
  let seen: SeenEnd | null = null;
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): DisplayState {
    const state = till();
    const now = relayNow();
    const view = displayView(state, now, seen);
    seen = view.seen;
    version += 1;
    clearTimeout(timer);
    const untilChange = view.changesAt === null ? displayBeatMs : view.changesAt - now;
    // A timer may run a moment early; it looks again then.
    timer = setTimeout(refresh, Math.min(displayBeatMs, Math.max(1, untilChange)));
    return displayState(state, view.shows, version);
  }

  function refresh(): void {
    send(look());
  }

  return {
    state: look,
    refresh,
    close: () => {
      clearTimeout(timer);
    },
  };
}
