/** The simulator's clock: a base clock plus what tests have moved it, and the work that waits for it. */
export interface Clock {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Runs `run` once the clock has reached `at`; answers a function that forgets it. */
  readonly schedule: (at: number, run: () => Promise<void> | void) => () => void;
  /**
   * Moves the clock on. What becomes due on the way runs one after the other, in the order of its
   * time, and has ended when the promise resolves.
   */
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => void;
}

interface Task {
  readonly at: number;
  readonly run: () => Promise<void> | void;
}

/** The longest that `setTimeout` can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** @param base Unix milliseconds; a clock that stands still makes everything wait for `advance` */
export function createClock(base: () => number): Clock {
  let movedMs = 0;
  const tasks: Task[] = [];
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let moving: Promise<void> = Promise.resolve();
  let drivenByAdvance = false;
  let closed = false;

  const now = () => base() + movedMs;

  function schedule(at: number, run: Task["run"]): () => void {
    const task: Task = { at, run };
    let index = tasks.length;
    while (index > 0 && (tasks[index - 1]?.at ?? 0) > at) index -= 1;
    tasks.splice(index, 0, task);
    arm();
    return () => {
      const found = tasks.indexOf(task);
      if (found !== -1) tasks.splice(found, 1);
    };
  }

  function arm(): void {
    clearTimeout(timer);
    const next = tasks[0];
    if (next === undefined || drivenByAdvance || closed) return;
    const waitMs = Math.min(Math.max(0, next.at - now()), longestTimerMs);
    timer = setTimeout(runDue, waitMs);
    if (waitMs > 0) timer.unref();
  }

  function runDue(): void {
    for (;;) {
      const next = tasks[0];
      if (next === undefined || next.at > now()) break;
      tasks.shift();
      void launch(next);
    }
    arm();
  }

  function launch(task: Task): Promise<void> {
    const done = Promise.resolve()
      .then(task.run)
      .finally(() => running.delete(done));
    running.add(done);
    return done;
  }

  async function move(ms: number): Promise<void> {
    drivenByAdvance = true;
    clearTimeout(timer);
    const target = now() + ms;
    try {
      await Promise.all(running);
      for (;;) {
        const next = tasks[0];
        if (closed || next === undefined || next.at > target) break;
        movedMs += Math.max(0, next.at - now());
        tasks.shift();
        await launch(next);
      }
      movedMs += Math.max(0, target - now());
    } finally {
      drivenByAdvance = false;
      arm();
    }
  }

  return {
    now,
    schedule,
    advance: (ms) => {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError(`The clock only moves on, by a number of milliseconds: ${ms}`);
      }
      moving = moving.then(() => move(ms));
      return moving;
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      tasks.length = 0;
    },
  };
}
