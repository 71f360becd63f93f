import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { factSourceSchema, instantSchema, type PaymentIntent } from "./payment-intent.ts";
import { isInDoubt } from "./received.ts";
import { refundExpectationSchema } from "./refund-expectation.ts";
import { uuidSchema } from "./uuid.ts";

/**
 * Every status of a refund, lowest rank first. Ours are `creating` (recorded, Fintoc has not
 * answered) and `not_created` (Fintoc refused, or has no such refund). Fintoc's `pending` is our
 * `created`.
 */
export const refundStatuses = [
  "creating",
  "not_created",
  "created",
  "in_progress",
  "canceled",
  "failed",
  "succeeded",
] as const;
export const refundStatusSchema = v.picklist(refundStatuses);
export type RefundStatus = v.InferOutput<typeof refundStatusSchema>;

const withoutMoney: ReadonlySet<RefundStatus> = new Set<RefundStatus>([
  "not_created",
  "canceled",
  "failed",
]);

export function isRefundFinal(status: RefundStatus): boolean {
  return status === "succeeded" || withoutMoney.has(status);
}

/** Whether a refund's amount is taken from what may still be refunded: it was paid back, or may be. */
export function holdsAmount(status: RefundStatus): boolean {
  return !withoutMoney.has(status);
}

const personSchema = v.object({ id: v.string(), name: v.string() });

/** One line of a refund's history: what was learned, when, and from whom. */
const refundHistoryEntrySchema = v.object({
  at: instantSchema,
  source: factSourceSchema,
  kind: v.picklist(["told", "not_created", "cancel_asked"]),
  status: v.nullable(refundStatusSchema),
  amount: v.nullable(v.number()),
  failureCode: v.nullable(v.string()),
  eventId: v.nullable(v.string()),
  /** Who asked that it be cancelled. */
  by: v.nullable(personSchema),
});
export type RefundHistoryEntry = v.InferOutput<typeof refundHistoryEntrySchema>;

export const longestRefundNote = 500;

/** A refund on our wire. `amount` is in the currency's smallest unit. */
export const refundSchema = v.object({
  id: uuidSchema,
  fintocId: v.nullable(v.string()),
  paymentIntentId: uuidSchema,
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  currency: currencySchema,
  status: refundStatusSchema,
  /** Fintoc's word (`insufficient_funds`, …), or ours: `no_answer`, `amount_mismatch`. */
  failureCode: v.nullable(v.string()),
  note: v.nullable(v.string()),
  /** Who refunded; `null`: it was made in Fintoc's dashboard. */
  by: v.nullable(personSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  finalAt: v.nullable(instantSchema),
  /** When the customer will have the money; `null` once it has ended. */
  expectation: v.nullable(refundExpectationSchema),
  history: v.array(refundHistoryEntrySchema),
});
export type Refund = v.InferOutput<typeof refundSchema>;

/** What a manager asks for; the id is chosen by the till and stands in the address. */
export const putRefundBodySchema = v.object({
  amount: v.number(),
  note: v.optional(v.nullable(v.string())),
});

/** Why a payment intent cannot be refunded here (any more). */
export const notRefundableReasons = [
  /** A person must first say what was paid. */
  "in_doubt",
  "not_paid",
  /** The money went straight to the merchant's own account: Fintoc has none of it to give back. */
  "direct_payment",
  /** Fintoc tells the customer by mail. */
  "no_customer_email",
  /** All of it is refunded, or under way. */
  "nothing_left",
] as const;
export type NotRefundableReason = (typeof notRefundableReasons)[number];

export const refundableSchema = v.variant("kind", [
  /** Up to `left` (smallest unit) may be refunded. */
  v.object({ kind: v.literal("refundable"), left: v.number() }),
  v.object({ kind: v.literal("not_refundable"), reason: v.picklist(notRefundableReasons) }),
]);
export type Refundable = v.InferOutput<typeof refundableSchema>;

/**
 * What of a payment intent may still be refunded.
 * @param direct whether it was charged to the merchant's own account
 */
export function refundable(
  intent: Pick<PaymentIntent, "status" | "attention" | "amount" | "customerEmail">,
  refunds: readonly Pick<Refund, "status" | "amount">[],
  direct: boolean,
): Refundable {
  const not = (reason: NotRefundableReason) => ({ kind: "not_refundable", reason }) as const;
  if (isInDoubt(intent)) return not("in_doubt");
  if (intent.status !== "succeeded") return not("not_paid");
  if (direct) return not("direct_payment");
  if (intent.customerEmail === null) return not("no_customer_email");
  const held = refunds
    .filter((each) => holdsAmount(each.status))
    .reduce((sum, each) => sum + each.amount, 0);
  const left = intent.amount - held;
  return left > 0 ? { kind: "refundable", left } : not("nothing_left");
}
