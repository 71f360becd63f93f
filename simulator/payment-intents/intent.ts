import type { Currency } from "../../contract/money.ts";
import type { FintocStatus } from "../../contract/payment-intent.ts";

/** A bank account as Fintoc writes it. */
export interface Account {
  readonly holder_id: string;
  readonly number: string;
  readonly type: "checking_account" | "sight_account";
  readonly institution_id: string;
}

export interface BusinessProfile {
  readonly name?: string;
  readonly category?: string;
  readonly tax_id?: string;
}

/** A `requires_action` belongs to newer API versions than the simulated one. */
export type SimulatedStatus = Exclude<FintocStatus, "requires_action">;

/** A payment intent as the simulator knows it: more than its API ever tells. Times are Unix milliseconds. */
export interface SimulatedIntent {
  readonly id: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly currency: Currency;
  readonly status: SimulatedStatus;
  readonly widgetToken: string;
  readonly widgetTokenExpiresAt: number;
  readonly referenceId: string | null;
  readonly transactionDate: number | null;
  /** `null` when the creation had none. */
  readonly metadata: Readonly<Record<string, string | number | boolean>> | null;
  readonly errorReason: string | null;
  readonly customerEmail: string | null;
  readonly recipientAccount: Account | null;
  readonly senderAccount: Account | null;
  readonly businessProfile: BusinessProfile | null;
  /** The bank that the customer chose in the widget. */
  readonly institutionId: string | null;
  readonly idempotencyKey: string | null;
  readonly pendingSince: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How long a widget token can be used. */
export const widgetTokenLifeMs = 10 * 60_000;

/**
 * The object of Fintoc's API version 2023-11-15.
 * @param widgetToken only ever given in the answer of the creation
 */
export function toWire(intent: SimulatedIntent, widgetToken: string | null): object {
  return {
    id: intent.id,
    object: "payment_intent",
    amount: intent.amount,
    currency: intent.currency,
    widget_token: widgetToken,
    status: intent.status,
    reference_id: intent.referenceId,
    transaction_date:
      intent.transactionDate === null ? null : new Date(intent.transactionDate).toISOString(),
    metadata: intent.metadata ?? {},
    error_reason: intent.errorReason,
    mode: "test",
    customer_email: intent.customerEmail,
    recipient_account: intent.recipientAccount,
    sender_account: intent.senderAccount,
    created_at: new Date(intent.createdAt).toISOString(),
    ...(intent.businessProfile === null ? {} : { business_profile: intent.businessProfile }),
  };
}

/** The object inside a notification: metadata that was never given is null there. */
export function toNotification(intent: SimulatedIntent, withNulls: boolean): object {
  const wire = toWire(intent, null);
  if (!withNulls) return { ...wire, metadata: intent.metadata };
  return {
    ...wire,
    reference_id: null,
    transaction_date: null,
    metadata: null,
    customer_email: null,
    sender_account: null,
  };
}
