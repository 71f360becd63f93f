/** How wide an amount may be, in em, for each size of it (amount.module.css). */
export const amountSizes = [4.2, 5, 5.8, 6.6, 7.4, 8.2, 9, 10, 11.5] as const;
export type AmountSize = (typeof amountSizes)[number];

/** The first size that holds the text, by the advance widths of our typeface. */
export function amountSize(text: string): AmountSize {
  let ems = 0;
  for (const character of text) {
    if (/[\d$]/u.test(character)) ems += 0.632;
    else if (/[.,]/u.test(character)) ems += 0.27;
    // The currency's letters and the space after them stand smaller.
    else ems += 0.38;
  }
  return amountSizes.find((size) => ems <= size) ?? 11.5;
}
