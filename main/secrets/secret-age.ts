const dayMs = 86_400_000;
const dueAfterMs = 30 * dayMs;
/** So long a quiet moment is waited for. */
const patienceMs = 7 * dayMs;

/**
 * Whether the till's secret is to be changed now: every 30 days, while nobody works; a week later
 * in any case.
 * @param since when the present secret came, Unix milliseconds by the relay's clock
 * @param busy a sale is open, or somebody is signed in
 */
export function isSecretDue(since: number, now: number, busy: boolean): boolean {
  const age = now - since;
  return age > dueAfterMs + (busy ? patienceMs : 0);
}
