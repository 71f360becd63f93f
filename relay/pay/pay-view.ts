import type { PaymentIntentRow } from "../database/schema.ts";
import { isPayable, stateFrom } from "../payment-intents/payment-intent-row.ts";

/** What a customer may learn of a payment from its page's address alone: nothing about the payer. */
export type PayView =
  | "payable"
  | "preparing"
  | "confirming"
  | "paid"
  | "cancelled"
  | "expired"
  | "not_paid";

export function payViewOf(row: PaymentIntentRow, now: string): PayView {
  const { attention, cancelledAt, status } = stateFrom(row);
  // Fintoc itself denies this success: no receipt is given for it.
  if (status === "succeeded") return attention === "contradiction" ? "confirming" : "paid";
  if (status === "pending") return "confirming";
  if (status === "rejected" || status === "failed" || status === "not_created") return "not_paid";
  if (cancelledAt !== null) return "cancelled";
  if (status === "creating") return "preparing";
  return isPayable(row, now) ? "payable" : "expired";
}
