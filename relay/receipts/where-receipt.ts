import { sql } from "kysely";

import { receiptCodeLength, shortReceiptCodeLength } from "../../contract/receipt-code.ts";

/** By a whole code or its first twelve letters; written as the index `payment_intents_by_receipt` is. */
export function whereReceipt(code: string) {
  const short = sql<boolean>`substr(payment_intents.receipt_code, 1, 12) = ${code.slice(0, shortReceiptCodeLength)}`;
  return code.length === receiptCodeLength
    ? sql<boolean>`(${short} and payment_intents.receipt_code = ${code})`
    : short;
}
