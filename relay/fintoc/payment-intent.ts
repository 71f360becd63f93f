import * as v from "valibot";

import { fintocStatuses, type Sender } from "../../contract/payment-intent.ts";
import type { Told } from "./told.ts";

const text = v.nullish(v.string(), null);

/**
 * Fintoc's payment intent, as far as we read it. Fields may come and go with Fintoc's versions:
 * what we can do without is optional.
 */
export const fintocPaymentIntentSchema = v.looseObject({
  id: v.string(),
  amount: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.toUpperCase()),
  status: v.picklist(fintocStatuses),
  widget_token: text,
  mode: text,
  error_reason: text,
  reference_id: v.nullish(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), null),
  transaction_date: text,
  sender_account: v.nullish(
    v.looseObject({ holder_id: text, number: text, institution_id: text }),
    null,
  ),
});
export type FintocPaymentIntent = v.InferOutput<typeof fintocPaymentIntentSchema>;

/** What Fintoc's object tells us, in our words. The payer's identity is masked here, at the edge. */
export function toTold(told: FintocPaymentIntent): Told {
  return {
    amount: told.amount,
    currency: told.currency,
    status: told.status,
    errorReason: told.error_reason,
    bankReference: told.reference_id,
    sender: toSender(told.sender_account),
    transactionDate: told.transaction_date,
  };
}

function toSender(account: FintocPaymentIntent["sender_account"]): Sender | null {
  if (account === null) return null;
  return {
    institutionId: account.institution_id,
    numberEnd: account.number === null ? null : account.number.slice(-4),
    holderIdMasked: account.holder_id === null ? null : mask(account.holder_id),
  };
}

/** Keeps the last three characters: enough to tell two payers apart, too little to name one. */
function mask(holderId: string): string {
  return "•".repeat(Math.max(0, holderId.length - 3)) + holderId.slice(-3);
}
