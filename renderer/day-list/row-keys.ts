/** The row that a key leads to, counted from 0; `null`: the key is not the list's. */
export function rowAfterKey(
  key: string,
  row: number,
  count: number,
  rowsInSight: number,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: rowsInSight,
    PageUp: -rowsInSight,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  return Math.max(0, Math.min(count - 1, row + step));
}
