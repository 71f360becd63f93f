import type { FailureCode } from "../../contract/failures.ts";
import { parseAmount, type Currency, type Locale } from "../../contract/money.ts";
import { fail, type Result } from "../../contract/result.ts";

/** What a manager asks to be paid back. Its id stays until the relay has answered for good. */
export interface RefundWish {
  readonly id: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly note: string | null;
}

/** Above what any sale may be, and so above what is left of one. */
const tooMuch: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "amount_too_large",
  "amount_above_currency_limit",
]);

/** Reads the part that is to be paid back. @param left what may still be, in the smallest unit */
export function readPart(
  text: string,
  left: number,
  currency: Currency,
  locale: Locale,
): Result<number, FailureCode> {
  if (text.trim() === "") return fail("amount_not_positive");
  const amount = parseAmount(text, currency, locale);
  const isAbove = amount.ok ? amount.value > left : tooMuch.has(amount.failure);
  return isAbove ? fail("refund_above_left") : amount;
}

const refusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "refund_above_left",
  "refund_not_possible",
  "refund_differs",
  "amount_not_integer",
  "amount_not_positive",
  "amount_too_large",
  "amount_above_currency_limit",
  "note_invalid",
  "id_not_uuid",
]);

/**
 * Whether the relay has looked at this very wish and has not taken it. After anything else it may
 * have: then only the same wish, under the same id, may be sent again.
 */
export function isRefusal(code: FailureCode): boolean {
  return refusals.has(code);
}
