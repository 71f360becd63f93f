import { randomText, type Random } from "../random.ts";
import { toWire, type Account, type SimulatedIntent } from "../payment-intents/intent.ts";
import type { SessionCreation } from "./parse-session-creation.ts";

export type SessionStatus = "created" | "in_progress" | "finished" | "expired";

/** A Checkout Session as the simulator knows it. Times are Unix milliseconds. */
export interface SimulatedSession extends SessionCreation {
  readonly id: string;
  readonly status: SessionStatus;
  readonly sessionToken: string;
  readonly redirectUrl: string;
  /** The payment intent that came to be when the customer started. */
  readonly intentId: string | null;
  readonly idempotencyKey: string | null;
  readonly expiresAt: number;
  readonly createdAt: number;
}

/** How long a session can be started, unless it is expired before. */
export const sessionLifeMs = 24 * 3_600_000;

export function newSession(
  creation: SessionCreation,
  made: {
    readonly at: number;
    readonly random: Random;
    readonly url: string;
    readonly idempotencyKey: string | null;
  },
): SimulatedSession {
  const id = `cs_${randomText(made.random, 16)}`;
  const sessionToken = `${id}_sec_${randomText(made.random, 13)}`;
  return {
    ...creation,
    id,
    status: "created",
    sessionToken,
    redirectUrl: `${made.url}/checkout/${sessionToken}`,
    intentId: null,
    idempotencyKey: made.idempotencyKey,
    expiresAt: made.at + sessionLifeMs,
    createdAt: made.at,
  };
}

/** The object of Fintoc's API. `intent` is the session's payment intent, once there is one. */
export function toSessionWire(
  session: SimulatedSession,
  intent: SimulatedIntent | undefined,
): object {
  return {
    id: session.id,
    object: "checkout_session",
    amount: session.amount,
    currency: session.currency,
    status: session.status,
    flow: "payment",
    success_url: session.successUrl,
    cancel_url: session.cancelUrl,
    redirect_url: session.redirectUrl,
    session_token: session.sessionToken,
    customer_email: session.customerEmail,
    metadata: session.metadata ?? {},
    business_profile: session.businessProfile,
    payment_method_options: optionsOf(session.recipientAccount),
    payment_resource: intent === undefined ? null : { payment_intent: toWire(intent, null) },
    mode: "test",
    created_at: new Date(session.createdAt).toISOString(),
    expires_at: new Date(session.expiresAt).toISOString(),
  };
}

function optionsOf(recipientAccount: Account | null): object {
  return recipientAccount === null
    ? {}
    : { bank_transfer: { recipient_account: recipientAccount } };
}
