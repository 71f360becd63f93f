import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import { checkoutSessionSchema, type CheckoutSession, toFetched } from "./checkout-session.ts";
import { fintocPaymentIntentSchema, toTold, type FintocPaymentIntent } from "./payment-intent.ts";
import { fintocRefundSchema, type FintocRefund } from "./refund.ts";
import type { Told } from "./told.ts";

/** A webhook's envelope, read as tolerantly as an acknowledgement allows. */
export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly mode: string | null;
  /** The id of the object that it is about, if it says one. */
  readonly fintocId: string | null;
  /** The payment intent, where the type is one of a payment intent's and its data can be read. */
  readonly paymentIntent: FintocPaymentIntent | null;
  /** The checkout session, where the type is one of a session's and its data can be read. */
  readonly session: CheckoutSession | null;
  /** The refund, where the type is one of a refund's and its data can be read. */
  readonly refund: FintocRefund | null;
}

const envelopeSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  type: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  mode: v.nullish(v.string(), null),
  data: v.nullish(v.looseObject({ id: v.nullish(v.string(), null) }), null),
});

/** The types that advance a payment intent; any other is kept and does nothing. */
const advancing: ReadonlySet<string> = new Set([
  "payment_intent.succeeded",
  "payment_intent.failed",
  "payment_intent.rejected",
  "payment_intent.pending",
  "payment_intent.expired",
  "checkout_session.finished",
  // One of Fintoc's guides calls it so.
  "checkout_session.completed",
  "checkout_session.expired",
]);

export function isAdvancing(event: WebhookEvent): boolean {
  // What a refund's types are called is an open list: whatever they tell is asked about.
  return advancing.has(event.type) || isRefundEvent(event);
}

export function isSessionEvent(event: Pick<WebhookEvent, "type">): boolean {
  return event.type.startsWith("checkout_session.");
}

export function isRefundEvent(event: Pick<WebhookEvent, "type">): boolean {
  return event.type.startsWith("refund.");
}

/** Whether there is an object of the kind that the event's type announces. */
export function isReadable(event: WebhookEvent): boolean {
  return event.paymentIntent !== null || event.session !== null || event.refund !== null;
}

/**
 * What the event itself tells of the payment. `null`: only that Fintoc is to be asked. Which
 * payment intent belongs to a session is never believed on the webhook secret's word alone.
 */
export function toldBy(event: WebhookEvent): Told | null {
  if (event.paymentIntent !== null) return toTold(event.paymentIntent);
  const fetched = event.session === null ? null : toFetched(event.session);
  return fetched?.kind === "told" && fetched.told.status === "expired" ? fetched.told : null;
}

/** Reads a webhook's body; fails when it is not JSON or not an event. */
export function parseWebhookEvent(body: string): Result<WebhookEvent, "unreadable"> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return fail("unreadable");
  }
  const envelope = v.safeParse(envelopeSchema, json);
  if (!envelope.success) return fail("unreadable");
  const { data, id, mode, type } = envelope.output;
  const isOther = isSessionEvent({ type }) || isRefundEvent({ type });
  const intent = v.safeParse(fintocPaymentIntentSchema, isOther ? null : data);
  const refund = v.safeParse(fintocRefundSchema, isRefundEvent({ type }) ? data : null);
  const session = v.safeParse(checkoutSessionSchema, isSessionEvent({ type }) ? data : null);
  return ok({
    id,
    type,
    mode,
    fintocId: data?.id ?? null,
    paymentIntent: intent.success ? intent.output : null,
    session: session.success ? session.output : null,
    refund: refund.success ? refund.output : null,
  });
}
