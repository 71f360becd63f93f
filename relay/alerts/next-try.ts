const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** After each failed try; the last one again and again. */
const waits = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
] as const;
/** So long a message is tried. */
export const givenUpAfterMs = 24 * hour;

/**
 * When a message is tried again, in Unix milliseconds; `null`: it is given up. Its last try is at
 * the very end of its time.
 * @param tries those that have failed; at least one
 */
export function nextTryAt(createdAt: number, tries: number, now: number): number | null {
  const end = createdAt + givenUpAfterMs;
  if (now >= end) return null;
  const wait = waits[Math.min(tries, waits.length) - 1] ?? waits[0];
  return Math.min(now + wait, end);
}
