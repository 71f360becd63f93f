import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { uuidSchema } from "./uuid.ts";

/** What Fintoc says of a payment intent (any of its API versions). */
export const fintocStatuses = [
  "created",
  "in_progress",
  "requires_action",
  "pending",
  "expired",
  "rejected",
  "failed",
  "succeeded",
] as const;
export type FintocStatus = (typeof fintocStatuses)[number];

/**
 * Every status, lowest rank first. Ours are `creating` (recorded, Fintoc has not answered) and
 * `not_created` (Fintoc refused or never answered; nobody can pay it).
 */
export const paymentIntentStatuses = [
  "creating",
  "created",
  "in_progress",
  "requires_action",
  "pending",
  "not_created",
  "expired",
  "rejected",
  "failed",
  "succeeded",
] as const;
export const paymentIntentStatusSchema = v.picklist(paymentIntentStatuses);
export type PaymentIntentStatus = v.InferOutput<typeof paymentIntentStatusSchema>;

const finalStatuses: ReadonlySet<PaymentIntentStatus> = new Set<PaymentIntentStatus>([
  "not_created",
  "expired",
  "rejected",
  "failed",
  "succeeded",
]);

export function isFinal(status: PaymentIntentStatus): boolean {
  return finalStatuses.has(status);
}

/** The place of a status in the total order of design.md. */
export function rankOf(status: PaymentIntentStatus): number {
  return paymentIntentStatuses.indexOf(status);
}

/** What needs a person, most urgent first. */
export const attentions = [
  "amount_mismatch",
  "paid_after_cancel",
  "paid_after_final",
  "contradiction",
  "unresolved",
  "refund_failed",
] as const;
export const attentionSchema = v.picklist(attentions);
export type Attention = v.InferOutput<typeof attentionSchema>;

/** Who taught us a fact: Fintoc's answer to our POST, its webhook, our GET, the till, or the token's life. */
export const factSources = ["creation", "webhook", "fetch", "till", "relay"] as const;
export const factSourceSchema = v.picklist(factSources);
export type FactSource = v.InferOutput<typeof factSourceSchema>;

export const modeSchema = v.picklist(["test", "live"]);
/** Fintoc's mode; the two are isolated from each other. */
export type Mode = v.InferOutput<typeof modeSchema>;

/** ISO 8601 in UTC with milliseconds, so that the order of texts is the order of instants. */
export const instantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u),
);

/** The payer's account, masked: what a cashier may see and a receipt may print. */
export const senderSchema = v.object({
  institutionId: v.nullable(v.string()),
  numberEnd: v.nullable(v.string()),
  holderIdMasked: v.nullable(v.string()),
});
export type Sender = v.InferOutput<typeof senderSchema>;

const namedSchema = v.object({ id: v.string(), name: v.string() });

export const attentionSettledSchema = v.object({
  by: v.string(),
  at: instantSchema,
  note: v.string(),
});

/**
 * What a line of the history tells. `creation_failed`: Fintoc was asked to create it and did not
 * (`note` is its HTTP status, or `unanswered`); `receipt_checked`: somebody asked whether it is real.
 */
const historyKinds = [
  "told",
  "not_created",
  "cancelled",
  "settled",
  "creation_failed",
  "receipt_checked",
] as const;

/** One line of a payment intent's history: what was learned, when, and from whom. */
export const historyEntrySchema = v.object({
  at: instantSchema,
  source: factSourceSchema,
  kind: v.picklist(historyKinds),
  status: v.nullable(paymentIntentStatusSchema),
  amount: v.nullable(v.number()),
  currency: v.nullable(v.string()),
  errorReason: v.nullable(v.string()),
  eventId: v.nullable(v.string()),
  note: v.nullable(v.string()),
  /** The staff member who did it, where one was signed in, and at which till. */
  by: v.optional(v.nullable(v.string()), null),
  till: v.optional(v.nullable(v.string()), null),
});
export type HistoryEntry = v.InferOutput<typeof historyEntrySchema>;

/** A payment intent on our wire. `amount` is in the currency's smallest unit. */
export const paymentIntentSchema = v.object({
  id: uuidSchema,
  fintocId: v.nullable(v.string()),
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  currency: currencySchema,
  status: paymentIntentStatusSchema,
  errorReason: v.nullable(v.string()),
  reference: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  payUrl: v.nullable(v.string()),
  payUrlExpiresAt: v.nullable(instantSchema),
  receiptUrl: v.nullable(v.string()),
  cancelledAt: v.nullable(instantSchema),
  attention: v.nullable(attentionSchema),
  attentionSettled: v.nullable(attentionSettledSchema),
  bankReference: v.nullable(v.string()),
  sender: v.nullable(senderSchema),
  transactionDate: v.nullable(v.string()),
  till: namedSchema,
  store: namedSchema,
  cashier: v.nullable(namedSchema),
  mode: modeSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  finalAt: v.nullable(instantSchema),
  finalSource: v.nullable(factSourceSchema),
  /** The tip within `amount`. */
  tip: v.optional(v.nullable(v.number()), null),
  /** When and from whom the present status was learned; `null` while there was nothing to learn. */
  statusAt: v.optional(v.nullable(instantSchema), null),
  statusSource: v.optional(v.nullable(factSourceSchema), null),
  /** What of `amount` was paid back, and what is on its way. */
  refunded: v.optional(v.object({ amount: v.number(), underway: v.number() }), {
    amount: 0,
    underway: 0,
  }),
});
export type PaymentIntent = v.InferOutput<typeof paymentIntentSchema>;

/** One payment intent with everything that was ever learned about it, oldest first. */
export const paymentIntentWithHistorySchema = v.object({
  ...paymentIntentSchema.entries,
  history: v.optional(v.array(historyEntrySchema), []),
});
