import type { Currency } from "../../contract/money.ts";
import type { Account } from "../payment-intents/intent.ts";

export const refundStatuses = [
  "created",
  "in_progress",
  "succeeded",
  "failed",
  "canceled",
] as const;
export type SimulatedRefundStatus = (typeof refundStatuses)[number];

export const refundFailureCodes = ["insufficient_funds", "fraud_risk"] as const;
export type RefundFailureCode = (typeof refundFailureCodes)[number];

/** A refund as the simulator knows it. Times are Unix milliseconds. */
export interface SimulatedRefund {
  readonly id: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly currency: Currency;
  readonly status: SimulatedRefundStatus;
  readonly failureCode: RefundFailureCode | null;
  /** The payment intent that is paid back. */
  readonly resourceId: string;
  /** The payer's account: money goes back to nobody else. */
  readonly recipientAccount: Account | null;
  readonly metadata: Readonly<Record<string, string | number | boolean>> | null;
  readonly idempotencyKey: string | null;
  /** When Fintoc pays it out by itself. */
  readonly executesAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The object of Fintoc's API version 2023-11-15, which says `pending` for what newer ones call `created`. */
export function toRefundWire(refund: SimulatedRefund): object {
  return {
    id: refund.id,
    object: "refund",
    amount: refund.amount,
    currency: refund.currency,
    status: wireStatusOf(refund),
    failure_code: refund.failureCode,
    resource_id: refund.resourceId,
    resource_type: "payment_intent",
    recipient_account: refund.recipientAccount,
    metadata: refund.metadata ?? {},
    mode: "test",
    created_at: new Date(refund.createdAt).toISOString(),
    updated_at: new Date(refund.updatedAt).toISOString(),
  };
}

export function wireStatusOf({ status }: Pick<SimulatedRefund, "status">): string {
  return status === "created" ? "pending" : status;
}
