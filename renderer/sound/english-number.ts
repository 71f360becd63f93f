const small = [
  "zero one two three four five six seven eight nine ten",
  "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
]
  .join(" ")
  .split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/**
 * A whole number in words, with "and" before the last two figures ("one thousand and one").
 * @param number from 0 to 999,999,999
 */
export function englishNumber(number: number): string {
  if (number < 100) return belowHundred(number);
  const last = number % 100;
  const parts = [
    scaled(Math.floor(number / 1_000_000), "million"),
    scaled(Math.floor(number / 1_000) % 1_000, "thousand"),
    scaled(Math.floor(number / 100) % 10, "hundred"),
  ].filter((part) => part !== "");
  return last === 0 ? parts.join(" ") : `${parts.join(" ")} and ${belowHundred(last)}`;
}

function scaled(count: number, scale: string): string {
  return count === 0 ? "" : `${englishNumber(count)} ${scale}`;
}

function belowHundred(number: number): string {
  const ten = tens[Math.floor(number / 10) - 2];
  if (ten === undefined) return small[number] ?? "";
  return number % 10 === 0 ? ten : `${ten}-${small[number % 10]}`;
}
