import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { currencies, formatAmount, largestAmount, locales } from "../../contract/money.ts";
import { searchedAmounts } from "./searched-amounts.ts";

describe("an amount that is searched for", () => {
  it.each([
    ["12990", [12_990], [12_990, 1_299_000]],
    ["12.990", [12_990], [1_299_000]],
    ["12,990", [12_990], [1_299_000]],
    ["$12.990", [12_990], [1_299_000]],
    ["$ 12.990", [12_990], [1_299_000]],
    ["129,90", [], [12_990]],
    ["129.90", [], [12_990]],
    ["MX$129.9", [], [12_990]],
    ["1.129,90", [], [112_990]],
    ["1,129.90", [], [112_990]],
    ["1.129.90", [], []],
    ["Mesa 4", [], []],
    ["0be9c4a0", [], []],
    ["", [], []],
    ["99999999999999999999", [], []],
  ])("'%s' is %j or in MXN %j", (text, CLP, MXN) => {
    expect(searchedAmounts(text)).toEqual({ CLP, MXN });
  });

  it("is found as any language writes it", () => {
    const currency = fc.constantFrom(...currencies);
    fc.assert(
      fc.property(currency, fc.constantFrom(...locales), fc.nat(), (each, locale, seed) => {
        const amount = 1 + (seed % largestAmount[each]);
        const found = searchedAmounts(formatAmount(amount, each, locale))[each];
        expect(found).toContain(amount);
      }),
    );
  });
});
