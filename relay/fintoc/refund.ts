import * as v from "valibot";

import type { RefundToldFact, ToldRefundStatus } from "../../contract/refund-transition.ts";

const text = v.nullish(v.string(), null);

/** Fintoc's refund, as far as we read it; what we can do without is optional. */
export const fintocRefundSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  currency: v.pipe(v.string(), v.toUpperCase()),
  status: v.string(),
  failure_code: text,
  resource_id: text,
  metadata: v.nullish(v.record(v.string(), v.unknown()), null),
  created_at: text,
});
export type FintocRefund = v.InferOutput<typeof fintocRefundSchema>;

/** Carries our refund's id to Fintoc and back. */
export const refundMetadataKey = "cobro_refund";

/** Our refund's id, if Fintoc's refund names one. */
export function namedRefund(refund: FintocRefund): string | null {
  const named = refund.metadata?.[refundMetadataKey];
  return typeof named === "string" ? named : null;
}

/** Fintoc's words for a refund in its several API versions. */
const statuses: Readonly<Record<string, ToldRefundStatus>> = {
  created: "created",
  pending: "created",
  in_progress: "in_progress",
  succeeded: "succeeded",
  failed: "failed",
  rejected: "failed",
  canceled: "canceled",
  cancelled: "canceled",
};

/** What Fintoc's object tells us. A word that nobody knows yet is a step on the way, never an end. */
export function toldRefund(
  refund: FintocRefund,
  how: Pick<RefundToldFact, "source" | "at" | "eventId">,
): RefundToldFact {
  const createdAt = Date.parse(refund.created_at ?? "");
  return {
    kind: "told",
    ...how,
    amount: refund.amount,
    currency: refund.currency,
    status: Object.hasOwn(statuses, refund.status)
      ? (statuses[refund.status] ?? "in_progress")
      : "in_progress",
    failureCode: refund.failure_code,
    createdAt: Number.isNaN(createdAt) ? null : new Date(createdAt).toISOString(),
  };
}
