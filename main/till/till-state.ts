import { isDeepStrictEqual } from "node:util";

import type { TillState } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";

/** What the till's state tells of this computer. */
export type Desk = Pick<TillState, "displays" | "payPageOf" | "offeredLink" | "kiosk">;

/** What the parts of the till tell of themselves. */
type Told = Omit<TillState, keyof Desk | "version" | "notice">;

/** The state that the screens show, and who hears when it changes. */
export interface ShownState {
  readonly get: () => TillState;
  readonly subscribe: (listener: (state: TillState) => void) => () => void;
  /** Something of it has changed: everybody hears. */
  readonly push: () => void;
  readonly setDesk: (change: Partial<Desk>) => void;
  /** What has happened on this computer and stays told. */
  readonly addNotice: (notice: Failure) => void;
  readonly dropNotice: (code: Failure["code"]) => void;
  /** What kept a receipt from being printed, told while nothing graver is; `null` takes it back. */
  readonly tellPrinting: (trouble: Failure | null) => void;
}

/** @param tell is not asked before somebody listens or looks */
export function createShownState(tell: () => Told): ShownState {
  const listeners = new Set<(state: TillState) => void>();
  let version = 0;
  let desk: Desk = { displays: [], payPageOf: null, offeredLink: null, kiosk: null };
  let notices: readonly Failure[] = [];
  let printTrouble: Failure | null = null;

  function get(): TillState {
    return { ...tell(), ...desk, version, notice: notices[0] ?? printTrouble };
  }

  function push(): void {
    version += 1;
    if (listeners.size === 0) return;
    const present = get();
    for (const listener of listeners) listener(present);
  }

  return {
    get,
    push,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDesk(change) {
      const next = { ...desk, ...change };
      if (isDeepStrictEqual(next, desk)) return;
      desk = next;
      push();
    },
    addNotice(notice) {
      notices = [...notices, notice];
    },
    dropNotice(code) {
      notices = notices.filter((each) => each.code !== code);
    },
    tellPrinting(trouble) {
      if (trouble === null && printTrouble === null) return;
      printTrouble = trouble;
      push();
    },
  };
}
