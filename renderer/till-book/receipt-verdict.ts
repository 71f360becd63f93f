import type { CheckedReceipt } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Attention, Mode } from "../../contract/payment-intent.ts";
import type { Tone } from "../theme/tone.ts";

/** What the cashier is told of a receipt. Only `real` is green. */
export type ReceiptVerdict =
  | { readonly kind: "real"; readonly checked: CheckedReceipt }
  | { readonly kind: "shownBefore"; readonly checked: CheckedReceipt }
  | {
      readonly kind: "needsPerson";
      readonly attention: Attention;
      readonly checked: CheckedReceipt;
    }
  | { readonly kind: "notPaid"; readonly checked: CheckedReceipt }
  | { readonly kind: "test"; readonly checked: CheckedReceipt }
  | { readonly kind: "foreign"; readonly origin: string }
  | { readonly kind: "notOurs" }
  /** Nobody answered: neither real nor forged. */
  | { readonly kind: "unchecked"; readonly failure: Failure };

/** Here a settled attention leaves nothing open: the money is there. */
const settleable: ReadonlySet<Attention> = new Set<Attention>([
  "paid_after_cancel",
  "paid_after_final",
]);

/** The gravest thing that is known of a receipt. @param tillMode Fintoc's mode at this till */
export function verdictOf(checked: CheckedReceipt, tillMode: Mode | null): ReceiptVerdict {
  const { earlier, foreignOrigin, paymentIntent } = checked;
  const { attention, attentionSettled, mode, status } = paymentIntent;
  if (foreignOrigin !== null) return { kind: "foreign", origin: foreignOrigin };
  if (mode === "test" && tillMode !== "test") return { kind: "test", checked };
  const isSettled = attention !== null && attentionSettled !== null && settleable.has(attention);
  // What came of paying it back changes nothing of its having been paid.
  const isOfSale = attention !== null && attention !== "refund_failed";
  if (isOfSale && !isSettled) return { kind: "needsPerson", attention, checked };
  if (status !== "succeeded") return { kind: "notPaid", checked };
  return earlier.count > 0 ? { kind: "shownBefore", checked } : { kind: "real", checked };
}

/**
 * What a failed check means.
 * @param code what was scanned or typed
 * @returns `null` when it was only mistyped
 */
export function verdictOfFailure(failure: Failure, code: string): ReceiptVerdict | null {
  if (failure.code === "receipt_not_found") return { kind: "notOurs" };
  if (failure.code !== "receipt_code_malformed") return { kind: "unchecked", failure };
  // A QR that leads elsewhere was not mistyped.
  return /^\s*[a-z][a-z\d+.-]*:\/\//iu.test(code) ? { kind: "notOurs" } : null;
}

export const verdictTones: Readonly<Record<ReceiptVerdict["kind"], Tone>> = {
  real: "paid",
  shownBefore: "care",
  needsPerson: "care",
  notPaid: "bad",
  test: "bad",
  foreign: "bad",
  notOurs: "bad",
  unchecked: "neutral",
};
