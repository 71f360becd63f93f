import type { Attention, PaymentIntent } from "../../contract/payment-intent.ts";

/** What anybody may learn of a payment from its receipt's address: whether it is real. */
export type ReceiptView = "confirmed" | "look" | "not_paid";

/** Here the money is there; what needed a person is only how the sale had ended before. */
const settleable: ReadonlySet<Attention> = new Set<Attention>([
  "paid_after_cancel",
  "paid_after_final",
]);

export function receiptViewOf({
  attention,
  attentionSettled,
  status,
}: Pick<PaymentIntent, "attention" | "attentionSettled" | "status">): ReceiptView {
  // What came of paying it back changes nothing of its having been paid.
  if (attention !== null && attention !== "refund_failed") {
    const isSettled = attentionSettled !== null && settleable.has(attention);
    return isSettled && status === "succeeded" ? "confirmed" : "look";
  }
  return status === "succeeded" ? "confirmed" : "not_paid";
}
