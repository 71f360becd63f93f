const dayMs = 86_400_000;
const dueAfterMs = 30 * dayMs;
/** So long a quiet moment is waited for. */
const patienceMs = 7 * dayMs;

/**
 * Whether the till's secret is to be changed now: every 30 days, between two sales; a week later
 * also while a sale waits for its bank.
 * @param since when the present secret came, Unix milliseconds by the relay's clock
 * @param open how many sales are open
 */
export function isSecretDue(since: number, now: number, open: number): boolean {
  const age = now - since;
  return age > dueAfterMs + (open === 0 ? 0 : patienceMs);
}
