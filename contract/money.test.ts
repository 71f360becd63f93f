import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

import {
  appendDigits,
  checkAmount,
  currencies,
  currencySchema,
  formatAmount,
  largestAmount,
  localeSchema,
  locales,
  parseAmount,
  removeDigit,
  type Currency,
  type Locale,
} from "./money.ts";
import vectors from "./vectors/money.json" with { type: "json" };

const currency = fc.constantFrom(...currencies);
const locale = fc.constantFrom(...locales);
const amountOf = (of: Currency) => fc.integer({ min: 1, max: largestAmount[of] });

describe("formatAmount", () => {
  for (const { amount, currency, locale, shown } of vectors.money) {
    it(`shows ${amount} ${currency} in ${locale} as ${shown}`, () => {
      const text = formatAmount(
        amount,
        v.parse(currencySchema, currency),
        v.parse(localeSchema, locale),
      );
      expect(text.replaceAll("\u00A0", " ")).toBe(shown.replaceAll("\u00A0", " "));
    });
  }
});

describe("the keypad", () => {
  it("typing the digits of an amount gives that amount, and removing them one by one gives zero", () => {
    fc.assert(
      fc.property(
        currency.chain((of) => fc.tuple(fc.constant(of), amountOf(of))),
        ([of, amount]) => {
          let typed = 0;
          for (const digit of String(amount)) {
            const next = appendDigits(typed, digit, of);
            expect(next.ok).toBe(true);
            if (next.ok) typed = next.value;
          }
          expect(typed).toBe(amount);
          for (let left = String(amount).length; left > 0; left -= 1) typed = removeDigit(typed);
          expect(typed).toBe(0);
        },
      ),
    );
  });

  it("refuses a digit that would pass the currency's limit", () => {
    expect(appendDigits(largestAmount.CLP, "0", "CLP")).toEqual({
      ok: false,
      failure: "amount_above_currency_limit",
    });
    expect(appendDigits(0, "000", "CLP")).toEqual({ ok: true, value: 0 });
  });
});

describe("parseAmount", () => {
  it("reads back whatever formatAmount shows, in every currency and locale", () => {
    fc.assert(
      fc.property(
        currency.chain((of) => fc.tuple(fc.constant(of), amountOf(of))),
        locale,
        ([of, amount], shownIn) => {
          expect(parseAmount(formatAmount(amount, of, shownIn), of, shownIn)).toEqual({
            ok: true,
            value: amount,
          });
        },
      ),
    );
  });

  const refused: readonly [string, Currency, Locale, string][] = [
    ["", "CLP", "es-CL", "amount_not_a_number"],
    ["doce mil", "CLP", "es-CL", "amount_not_a_number"],
    ["12a90", "CLP", "es-CL", "amount_not_a_number"],
    ["1e5", "CLP", "es-CL", "amount_not_a_number"],
    ["12.99", "CLP", "es-CL", "amount_not_a_number"],
    ["12,5", "CLP", "es-CL", "amount_too_many_decimals"],
    ["12.999", "MXN", "es-MX", "amount_too_many_decimals"],
    ["1,2,3", "MXN", "es-MX", "amount_not_a_number"],
    ["12.", "MXN", "es-MX", "amount_not_a_number"],
    ["0", "CLP", "es-CL", "amount_not_positive"],
    ["-500", "CLP", "es-CL", "amount_not_positive"],
    ["1.000.000.000", "CLP", "es-CL", "amount_above_currency_limit"],
    ["99999999999999999999", "CLP", "es-CL", "amount_too_large"],
  ];
  for (const [text, of, readIn, code] of refused) {
    it(`refuses "${text}" in ${of} and ${readIn} as ${code}`, () => {
      expect(parseAmount(text, of, readIn)).toEqual({ ok: false, failure: code });
    });
  }

  it("fills missing decimals", () => {
    expect(parseAmount("24.5", "MXN", "es-MX")).toEqual({ ok: true, value: 2450 });
    expect(parseAmount("24", "MXN", "en")).toEqual({ ok: true, value: 2400 });
  });
});

it("formats what is taken back, below one unit too", () => {
  const shown = (amount: number, currency: "CLP" | "MXN") =>
    formatAmount(amount, currency, currency === "CLP" ? "es-CL" : "es-MX");
  expect(shown(-5, "MXN")).toBe("-$0.05");
  expect(shown(-1_234, "MXN")).toBe("-$12.34");
  expect(shown(-12_990, "CLP")).toBe("$-12.990");
});

describe("checkAmount", () => {
  const limits = { currency: "CLP", maxAmount: 500_000 } as const;
  const cases: readonly [number, string][] = [
    [0, "amount_not_positive"],
    [-1, "amount_not_positive"],
    [1.5, "amount_not_integer"],
    [Number.NaN, "amount_not_integer"],
    [2 ** 53, "amount_too_large"],
    [Number.POSITIVE_INFINITY, "amount_too_large"],
    [1_000_000_000, "amount_above_currency_limit"],
    [500_001, "amount_above_store_limit"],
  ];
  for (const [amount, code] of cases) {
    it(`refuses ${amount} as ${code}`, () => {
      expect(checkAmount(amount, limits)).toEqual({ ok: false, failure: code });
    });
  }

  it("accepts the store's limit itself", () => {
    expect(checkAmount(500_000, limits)).toEqual({ ok: true, value: 500_000 });
  });
});
