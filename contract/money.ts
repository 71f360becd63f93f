import * as v from "valibot";

import { fail, ok, type Result } from "./result.ts";

/** The currencies that Fintoc knows. */
export const currencies = ["CLP", "MXN"] as const;
export const currencySchema = v.picklist(currencies);
export type Currency = v.InferOutput<typeof currencySchema>;

/** Digits after the decimal sign: an amount of 2476 is $2.476 in CLP and $24.76 in MXN. */
export const fractionDigits: Readonly<Record<Currency, number>> = { CLP: 0, MXN: 2 };

/** The largest amount of one sale, in the smallest unit: 999,999,999 pesos in either currency. */
export const largestAmount: Readonly<Record<Currency, number>> = {
  CLP: 999_999_999,
  MXN: 99_999_999_999,
};

export const locales = ["es-CL", "es-MX", "en"] as const;
export const localeSchema = v.picklist(locales);
export type Locale = v.InferOutput<typeof localeSchema>;

export type AmountFailureCode =
  | "amount_not_integer"
  | "amount_not_positive"
  | "amount_too_large"
  | "amount_above_currency_limit"
  | "amount_above_store_limit";

export interface AmountLimits {
  readonly currency: Currency;
  /** The store's own limit in the smallest unit, if it has one. */
  readonly maxAmount: number | null;
}

/** Whether `amount` (smallest unit) may be charged. The first fault in the order of `AmountFailureCode` is told. */
export function checkAmount(
  amount: number,
  limits: AmountLimits,
): Result<number, AmountFailureCode> {
  if (amount > Number.MAX_SAFE_INTEGER) return fail("amount_too_large");
  if (!Number.isInteger(amount)) return fail("amount_not_integer");
  if (amount <= 0) return fail("amount_not_positive");
  if (amount > largestAmount[limits.currency]) return fail("amount_above_currency_limit");
  if (limits.maxAmount !== null && amount > limits.maxAmount) {
    return fail("amount_above_store_limit");
  }
  return ok(amount);
}

/**
 * Appends keypad digits ("7", "00") to an amount in the smallest unit.
 * The amount stays as it was when it would pass the currency's limit.
 */
export function appendDigits(
  amount: number,
  digits: string,
  currency: Currency,
): Result<number, "amount_above_currency_limit"> {
  if (!/^\d+$/.test(digits)) throw new Error(`Not keypad digits: ${digits}`);
  const next = Number(`${amount}${digits}`);
  return next > largestAmount[currency] ? fail("amount_above_currency_limit") : ok(next);
}

/** Removes the last keypad digit. */
export function removeDigit(amount: number): number {
  return Math.floor(amount / 10);
}

export type PastedAmountFailureCode =
  | "amount_not_a_number"
  | "amount_too_many_decimals"
  | AmountFailureCode;

/**
 * Reads an amount that a person wrote or pasted ("$12.990", "12990", "1,234.56", "MX$24.5").
 * Separators are those of the locale; what could be read in two ways is refused, never guessed.
 */
export function parseAmount(
  text: string,
  currency: Currency,
  locale: Locale,
): Result<number, PastedAmountFailureCode> {
  const [groupSign, decimalSign] = locale === "es-CL" ? [".", ","] : [",", "."];
  const bare = text.replaceAll(/\s/gu, "").replace(/^(?:MX\$|\$|CLP\$?|MXN\$?)/iu, "");
  if (/^-\d/.test(bare)) return fail("amount_not_positive");
  const parts = bare.split(decimalSign);
  const [whole = "", fraction] = parts;
  const grouped = new RegExp(`^\\d{1,3}(?:[${groupSign}]\\d{3})+$`, "u");
  if (parts.length > 2 || !(/^\d+$/.test(whole) || grouped.test(whole))) {
    return fail("amount_not_a_number");
  }
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return fail("amount_not_a_number");
  const digits = fractionDigits[currency];
  if (fraction !== undefined && fraction.length > digits) return fail("amount_too_many_decimals");
  const amount = Number(whole.replaceAll(groupSign, "") + (fraction ?? "").padEnd(digits, "0"));
  return checkAmount(amount, { currency, maxAmount: null });
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as people of the locale write it: 12990 is "$12.990" in es-CL. */
export function formatAmount(amount: number, currency: Currency, locale: Locale): string {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    const digits = fractionDigits[currency];
    format = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(decimalText(amount, currency));
}

/** The exact decimal as text: no float takes part, so that no amount is ever shown rounded. */
function decimalText(amount: number, currency: Currency): Intl.StringNumericLiteral {
  const digits = fractionDigits[currency];
  const sign = amount < 0 ? "-" : "";
  const padded = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  const text = `${sign}${whole}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- digits and a point by construction
  return text as Intl.StringNumericLiteral;
}
