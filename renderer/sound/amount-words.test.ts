import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { largestAmount } from "../../contract/money.ts";
import { amountWords } from "./amount-words.ts";

describe("an amount in Spanish", () => {
  test.each([
    [0, "cero pesos"],
    [1, "un peso"],
    [2, "dos pesos"],
    [16, "dieciséis pesos"],
    [21, "veintiún pesos"],
    [22, "veintidós pesos"],
    [31, "treinta y un pesos"],
    [100, "cien pesos"],
    [101, "ciento un pesos"],
    [500, "quinientos pesos"],
    [700, "setecientos pesos"],
    [900, "novecientos pesos"],
    [999, "novecientos noventa y nueve pesos"],
    [1_000, "mil pesos"],
    [1_001, "mil un pesos"],
    [2_000, "dos mil pesos"],
    [12_990, "doce mil novecientos noventa pesos"],
    [21_000, "veintiún mil pesos"],
    [31_000, "treinta y un mil pesos"],
    [100_000, "cien mil pesos"],
    [101_000, "ciento un mil pesos"],
    [1_000_000, "un millón de pesos"],
    [1_000_001, "un millón un pesos"],
    [1_001_000, "un millón mil pesos"],
    [2_000_000, "dos millones de pesos"],
    [21_000_000, "veintiún millones de pesos"],
    [100_000_000, "cien millones de pesos"],
    [101_021_031, "ciento un millones veintiún mil treinta y un pesos"],
    [
      999_999_999,
      "novecientos noventa y nueve millones novecientos noventa y nueve mil novecientos noventa y nueve pesos",
    ],
  ])("%i in CLP is %j", (amount, words) => {
    expect(amountWords(amount, "CLP", "es-CL")).toBe(words);
    expect(amountWords(amount, "CLP", "es-MX")).toBe(words);
  });

  test.each([
    [1, "un centavo"],
    [50, "cincuenta centavos"],
    [100, "un peso"],
    [101, "un peso con un centavo"],
    [2_121, "veintiún pesos con veintiún centavos"],
    [25_050, "doscientos cincuenta pesos con cincuenta centavos"],
    [100_000_000, "un millón de pesos"],
    [100_000_001, "un millón de pesos con un centavo"],
  ])("%i in MXN is %j", (amount, words) => {
    expect(amountWords(amount, "MXN", "es-MX")).toBe(words);
  });
});

describe("an amount in English", () => {
  test.each([
    [1, "one peso"],
    [21, "twenty-one pesos"],
    [100, "one hundred pesos"],
    [101, "one hundred and one pesos"],
    [1_000, "one thousand pesos"],
    [1_001, "one thousand and one pesos"],
    [12_990, "twelve thousand nine hundred and ninety pesos"],
    [100_000, "one hundred thousand pesos"],
    [1_000_000, "one million pesos"],
    [1_000_001, "one million and one pesos"],
    [110_000_000, "one hundred and ten million pesos"],
  ])("%i in CLP is %j", (amount, words) => {
    expect(amountWords(amount, "CLP", "en")).toBe(words);
  });

  test("centavos follow", () => {
    expect(amountWords(25_050, "MXN", "en")).toBe("two hundred and fifty pesos and fifty centavos");
  });
});

/** What each word is worth, written apart from how the till makes its words. */
const worth: ReadonlyMap<string, number> = new Map([
  ...numbered(0, 1, "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece"),
  ...numbered(14, 1, "catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún"),
  ...numbered(22, 1, "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete"),
  ...numbered(28, 1, "veintiocho veintinueve treinta"),
  ...numbered(40, 10, "cuarenta cincuenta sesenta setenta ochenta noventa cien"),
  ...numbered(100, 100, "ciento doscientos trescientos cuatrocientos quinientos seiscientos"),
  ...numbered(700, 100, "setecientos ochocientos novecientos"),
  ...numbered(0, 1, "zero one two three four five six seven eight nine ten eleven twelve"),
  ...numbered(13, 1, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
  ...numbered(30, 10, "thirty forty fifty sixty seventy eighty ninety"),
]);
const scales: ReadonlyMap<string, number> = new Map([
  ["mil", 1_000],
  ["millón", 1_000_000],
  ["millones", 1_000_000],
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);

function numbered(from: number, step: number, words: string): [string, number][] {
  return words.split(" ").map((word, index) => [word, from + index * step]);
}

/** Reads a number's words from left to right; an unknown word is an error. */
function numberOf(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.split(/[ -]/u)) {
    const scale = scales.get(word);
    if (word === "y" || word === "and" || word === "de") continue;
    if (scale === 100) group *= 100;
    else if (scale !== undefined) {
      total += (group === 0 ? 1 : group) * scale;
      group = 0;
    } else {
      const value = worth.get(word);
      if (value === undefined) throw new Error(`${JSON.stringify(word)} is no number's word`);
      group += value;
    }
  }
  return total + group;
}

const amounts = (largest: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: largest }),
    // Round amounts and those just beside them are where grammar changes.
    fc
      .tuple(
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(1, 100, 1_000, 1_000_000),
        fc.integer({ min: 0, max: 31 }),
      )
      .map(([count, unit, more]) => Math.min(count * unit + more, largest)),
  );

describe.each(["es-CL", "es-MX", "en"] as const)("every amount said in %s", (locale) => {
  test("in CLP can be read back, and is said with single spaces", () => {
    fc.assert(
      fc.property(amounts(largestAmount.CLP), (amount) => {
        const words = amountWords(amount, "CLP", locale);
        expect(words).toMatch(/^\p{Ll}+(?:[ -]\p{Ll}+)*$/u);
        const match = /^(.+) (pesos?)$/u.exec(words);
        expect(numberOf(match?.[1] ?? "")).toBe(amount);
        expect(match?.[2]).toBe(amount === 1 ? "peso" : "pesos");
      }),
      { numRuns: 2_000 },
    );
  });

  test("in MXN can be read back, pesos and centavos", () => {
    const and = locale === "en" ? "and" : "con";
    const form = new RegExp(
      `^(?:(.+?) pesos?)?(?:(?:^| ${and} )((?:(?!peso).)+) centavos?)?$`,
      "u",
    );
    fc.assert(
      fc.property(amounts(largestAmount.MXN), (amount) => {
        const words = amountWords(amount, "MXN", locale);
        expect(words).toMatch(/^\p{Ll}+(?:[ -]\p{Ll}+)*$/u);
        const [, pesos, centavos] = form.exec(words) ?? [];
        const read = (part: string | undefined) => (part === undefined ? 0 : numberOf(part));
        expect(pesos ?? centavos).toBeDefined();
        expect(read(pesos) * 100 + read(centavos)).toBe(amount);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("no Spanish amount says what only a number that stands alone says", () => {
  fc.assert(
    fc.property(amounts(largestAmount.CLP), (amount) => {
      const words = amountWords(amount, "CLP", "es-CL");
      expect(words).not.toMatch(/uno\b|(?:^|millón |millones )un mil\b|cien (?!mil|pesos)/u);
      expect(words.endsWith("de pesos")).toBe(amount > 0 && amount % 1_000_000 === 0);
    }),
    { numRuns: 2_000 },
  );
});
