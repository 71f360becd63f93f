/** Timers as the browser has them; tests bring their own. */
export interface PaceClock {
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => () => void;
}

export interface Pace {
  /** Something has changed: the work is done soon, and begins after this at least once. */
  readonly kick: () => void;
  readonly close: () => void;
}

const browserClock: PaceClock = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Does work as changes come, one piece at a time and beginning at most once in `leastMs`: a hundred
 * changes in a second are read once, the last of them never missed.
 * @param work must not throw
 */
export function createPace(
  work: () => Promise<void>,
  leastMs: number,
  clock: PaceClock = browserClock,
): Pace {
  let state: "idle" | "waiting" | "working" = "idle";
  let wanted = false;
  let startedAt = -Infinity;
  let cancel = () => {};
  let closed = false;

  function begin(): void {
    state = "working";
    wanted = false;
    startedAt = clock.now();
    void work().finally(() => {
      state = "idle";
      if (wanted && !closed) plan();
    });
  }

  function plan(): void {
    const waitMs = startedAt + leastMs - clock.now();
    if (waitMs <= 0) {
      begin();
      return;
    }
    state = "waiting";
    cancel = clock.after(waitMs, begin);
  }

  return {
    kick() {
      wanted = true;
      if (state === "idle" && !closed) plan();
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
