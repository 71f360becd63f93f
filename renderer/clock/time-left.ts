export interface TimeLeft {
  /** 1 at the beginning, 0 at the end. */
  readonly fraction: number;
  /** Whole seconds, rounded up, so that 0 means over. */
  readonly seconds: number;
  /** "7:06" */
  readonly figures: string;
}

/**
 * What is left of a span at `now`, never more than the whole of it: two clocks differ by a little.
 * All three in Unix milliseconds.
 */
export function timeLeft(from: number, to: number, now: number): TimeLeft {
  const spanMs = Math.max(0, to - from);
  const leftMs = Math.min(spanMs, Math.max(0, to - now));
  const fraction = spanMs === 0 ? 0 : leftMs / spanMs;
  const seconds = Math.ceil(leftMs / 1_000);
  const minutes = Math.floor(seconds / 60);
  return { fraction, seconds, figures: `${minutes}:${String(seconds % 60).padStart(2, "0")}` };
}
