import { setTimeout as delay } from "node:timers/promises";

/** Waits for work, but no longer than `mostMs`; the work goes on. */
export async function waitFor(work: Promise<void>, mostMs: number): Promise<void> {
  const timer = new AbortController();
  await Promise.race([
    work,
    delay(mostMs, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
}
