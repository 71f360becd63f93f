import * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import type { Fetched, Told } from "./told.ts";

const text = v.nullish(v.string(), null);

/**
 * Fintoc's Checkout Session, as far as we read it. Its payment intent stands in it as an object;
 * a bare id is understood too.
 */
export const checkoutSessionSchema = v.looseObject({
  id: v.string(),
  amount: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.toUpperCase()),
  status: v.picklist(["created", "in_progress", "finished", "expired"]),
  redirect_url: text,
  mode: text,
  payment_resource: v.nullish(
    v.looseObject({
      payment_intent: v.nullish(
        v.union([
          v.string(),
          v.pipe(
            v.looseObject({ id: v.string() }),
            v.transform(({ id }) => id),
          ),
        ]),
        null,
      ),
    }),
    null,
  ),
});
export type CheckoutSession = v.InferOutput<typeof checkoutSessionSchema>;

/**
 * What the session itself tells; what became of the money is its payment intent's to say. One that
 * is finished and names none is still in progress for us: it is asked until it does.
 */
export function toFetched(session: CheckoutSession): Fetched {
  const intentId = session.payment_resource?.payment_intent ?? null;
  if (intentId !== null) return { kind: "intent", intentId };
  switch (session.status) {
    case "created":
    case "in_progress":
    case "expired":
      return { kind: "told", told: toldOf(session, session.status) };
    case "finished":
      return { kind: "told", told: toldOf(session, "in_progress") };
    default:
      return assertNever(session.status);
  }
}

/** A status with the session's amount and currency, which are compared with what was asked. */
export function toldOf(
  { amount, currency }: Pick<CheckoutSession, "amount" | "currency">,
  status: Told["status"],
): Told {
  return {
    amount,
    currency,
    status,
    errorReason: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
  };
}

/** The page's address, if it is one that a browser may be sent to. */
export function redirectOf(session: CheckoutSession): string | null {
  const url = session.redirect_url === null ? null : URL.parse(session.redirect_url);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}
