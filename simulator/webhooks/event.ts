import type { WebhookFault } from "../behaviour.ts";
import { toSessionWire, type SimulatedSession } from "../checkout-sessions/session.ts";
import {
  toNotification,
  type SimulatedIntent,
  type SimulatedStatus,
} from "../payment-intents/intent.ts";
import { toRefundWire, type SimulatedRefund } from "../refunds/refund.ts";
import { signatureOf } from "./signature.ts";

/** Something of which Fintoc's webhooks tell, as it was when it happened. */
export interface Notice {
  readonly type: string;
  /** Of the payment intent, or of the checkout session or refund that the event is about. */
  readonly objectId: string;
  readonly data: (withNulls: boolean) => object;
}

/** A webhook event that is about to leave, with what is to go wrong with it. */
export interface PlannedEvent {
  readonly id: string;
  readonly type: string;
  /** Of the payment intent, or of the checkout session where the event is the session's own. */
  readonly intentId: string;
  readonly body: string;
  readonly fault: WebhookFault;
  /** Unix milliseconds. */
  readonly plannedAt: number;
}

const told: ReadonlySet<SimulatedStatus> = new Set([
  "succeeded",
  "failed",
  "rejected",
  "pending",
  "expired",
]);

/** What webhooks tell of a payment intent. None tells `in_progress`. */
export function noticeOfIntent(intent: SimulatedIntent): Notice | null {
  if (!told.has(intent.status)) return null;
  return {
    type: `payment_intent.${intent.status}`,
    objectId: intent.id,
    data: (withNulls) => toNotification(intent, withNulls),
  };
}

/** What webhooks tell of a checkout session. `finishedWord`: guide and reference disagree on it. */
export function noticeOfSession(
  session: SimulatedSession,
  intent: SimulatedIntent | undefined,
  finishedWord: "finished" | "completed",
): Notice | null {
  if (session.status !== "finished" && session.status !== "expired") return null;
  return {
    type: `checkout_session.${session.status === "finished" ? finishedWord : "expired"}`,
    objectId: session.id,
    data: () => toSessionWire(session, intent),
  };
}

/** What webhooks tell of a refund. None tells that it was cancelled. */
export function noticeOfRefund(refund: SimulatedRefund): Notice | null {
  if (refund.status === "created" || refund.status === "canceled") return null;
  return {
    type: `refund.${refund.status}`,
    objectId: refund.id,
    data: () => toRefundWire(refund),
  };
}

export function planEvent(
  notice: Notice,
  event: { readonly id: string; readonly createdAt: number; readonly plannedAt: number },
  fault: WebhookFault,
): PlannedEvent {
  const { id, createdAt, plannedAt } = event;
  const { objectId, type } = notice;
  const body = JSON.stringify({
    id,
    object: "event",
    type,
    mode: "test",
    created_at: new Date(createdAt).toISOString(),
    data: notice.data(fault.kind === "nulls"),
  });
  return { id, type, intentId: objectId, body, fault, plannedAt };
}

/** The signature header of one attempt that begins at `at` (Unix milliseconds). */
export function signEvent(event: PlannedEvent, secret: string, at: number): string {
  const { fault, body } = event;
  switch (fault.kind) {
    case "wrong_secret":
      return signatureOf(`not_${secret}`, at, body);
    case "stale":
      return signatureOf(secret, at - (fault.ageMs ?? 600_000), body);
    case "sign_once":
      return signatureOf(secret, event.plannedAt, body);
    default:
      return signatureOf(secret, at, body);
  }
}
