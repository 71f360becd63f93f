/** Whether a line without a date adds others up, or names the columns again. */
export function isSumLine(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => /\p{L}/u.test(cell));
  return words.length === 0
    ? !cells.some((cell) => cell.includes("#"))
    : words.some((each) => /^\s*(?:sub ?)?(?:total|saldo|balance|suma|fecha|date)/iu.test(each));
}
