/** A sum's average in whole units; half a unit and more counts as one. `null` of nothing. */
export function averageOf({
  amount,
  count,
}: {
  readonly amount: number;
  readonly count: number;
}): number | null {
  if (count === 0) return null;
  // By remainder: a quotient of large amounts would have lost its fraction.
  const rest = amount % count;
  return (amount - rest) / count + (rest * 2 >= count ? 1 : 0);
}
