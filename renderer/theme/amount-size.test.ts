import { expect, test } from "vitest";

import { amountSize, amountSizes } from "./amount-size.ts";
import { currencies, formatAmount, largestAmount, locales } from "../../contract/money.ts";

test("a usual amount is shown as large as there is room", () => {
  expect(amountSize(formatAmount(12_990, "CLP", "es-CL"))).toBe(amountSizes[0]);
});

test("every amount of the till has a size that holds it, in every language", () => {
  for (const currency of currencies) {
    for (const locale of locales) {
      const text = formatAmount(largestAmount[currency], currency, locale);
      const digits = text.replaceAll(/\D/gu, "").length;
      expect(amountSize(text)).toBeGreaterThan(digits * 0.632);
    }
  }
});
