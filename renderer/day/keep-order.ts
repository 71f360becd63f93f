/** What lay in an order keeps it; what has come since joins at the end. */
export function keepOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const present = new Set(now);
  const known = new Set(before);
  return [...before.filter((each) => present.has(each)), ...now.filter((each) => !known.has(each))];
}
