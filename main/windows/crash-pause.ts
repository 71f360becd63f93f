const shortMs = 60_000;
const quickOnes = 3;
const longPauseMs = 10_000;

/**
 * How long to wait before a crashed page is loaded again: not at all for the first three crashes
 * within a minute, then ten seconds each. A page that crashes at every start neither wears the
 * computer out nor stays away for good.
 * @param crashes when the page crashed, in milliseconds of any clock that is not set, this one last
 */
export function crashPauseMs(crashes: readonly number[]): number {
  const last = crashes.at(-1) ?? 0;
  const recent = crashes.filter((at) => last - at < shortMs).length;
  return recent <= quickOnes ? 0 : longPauseMs;
}
