import type { WebhookFault } from "../behaviour.ts";
import {
  toNotification,
  type SimulatedIntent,
  type SimulatedStatus,
} from "../payment-intents/intent.ts";
import { signatureOf } from "./signature.ts";

/** A webhook event that is about to leave, with what is to go wrong with it. */
export interface PlannedEvent {
  readonly id: string;
  readonly type: string;
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

/** Whether Fintoc's webhooks tell of this status. None tells `in_progress`. */
export function isTold(status: SimulatedStatus): boolean {
  return told.has(status);
}

export function planEvent(
  intent: SimulatedIntent,
  event: { readonly id: string; readonly createdAt: number; readonly plannedAt: number },
  fault: WebhookFault,
): PlannedEvent {
  const { id, createdAt, plannedAt } = event;
  const type = `payment_intent.${intent.status}`;
  const body = JSON.stringify({
    id,
    object: "event",
    type,
    mode: "test",
    created_at: new Date(createdAt).toISOString(),
    data: toNotification(intent, fault.kind === "nulls"),
  });
  return { id, type, intentId: intent.id, body, fault, plannedAt };
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
