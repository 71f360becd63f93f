import { setTimeout as delay } from "node:timers/promises";

/** A customer waits for a creation; a question may wait. */
export type Urgency = "creation" | "question";

/** Keeps one process' requests to Fintoc below a rate, creations first. */
export interface RequestLimiter {
  /** Resolves when the request may be sent; rejects when the relay is closing. */
  readonly turn: (urgency: Urgency) => Promise<void>;
  /** The status that was received: a 429 holds questions back, ever longer while they go on. */
  readonly answered: (status: number) => void;
  readonly close: () => void;
}

/** So many may be sent at once; they count towards the rate. */
const burst = 10;
const mostBackOffs = 5;

/** @param perSecond in no second more than this (more than 10) are sent */
export function createRequestLimiter(
  perSecond: number,
  random: () => number = Math.random,
): RequestLimiter {
  const rate = (perSecond - burst) / 1_000;
  const waiting: Record<Urgency, Array<() => void>> = { creation: [], question: [] };
  const closing = new AbortController();
  let tokens = burst;
  let countedAt = performance.now();
  let pausedUntil = 0;
  let backOffs = 0;
  let serving = false;

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    while (waiting.creation.length + waiting.question.length > 0 && !closing.signal.aborted) {
      const now = performance.now();
      tokens = Math.min(burst, tokens + (now - countedAt) * rate);
      countedAt = now;
      const paused = now < pausedUntil;
      const queue = waiting.creation.length > 0 || paused ? waiting.creation : waiting.question;
      if (queue.length > 0 && tokens >= 1) {
        tokens -= 1;
        queue.shift()?.();
        continue;
      }
      const waitMs = queue.length > 0 ? (1 - tokens) / rate : Math.min(pausedUntil - now, 50);
      await delay(Math.max(1, Math.ceil(waitMs)), undefined, { signal: closing.signal }).catch(
        () => undefined,
      );
    }
    serving = false;
  }

  return {
    turn(urgency) {
      return new Promise((resolve, reject) => {
        if (closing.signal.aborted) {
          reject(new Error("the relay is closing"));
          return;
        }
        closing.signal.addEventListener("abort", stop, { once: true });
        function stop(): void {
          reject(new Error("the relay is closing"));
        }
        waiting[urgency].push(() => {
          closing.signal.removeEventListener("abort", stop);
          resolve();
        });
        void serve();
      });
    },
    answered(status) {
      const now = performance.now();
      if (now < pausedUntil) return;
      if (status !== 429) {
        backOffs = 0;
        return;
      }
      pausedUntil = now + 1_000 * 2 ** Math.min(backOffs, mostBackOffs - 1) + random() * 1_000;
      backOffs += 1;
    },
    close: () => closing.abort(),
  };
}
