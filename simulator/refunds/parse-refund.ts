import { fail, ok, type Result } from "../../contract/result.ts";
import { invalid, invalidRequest, missing, type ApiError } from "../api/api-error.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import { isAbsent, isObject, parseMetadata } from "../payment-intents/parse-creation.ts";
import type { SimulatedRefund } from "./refund.ts";

export type RefundCreation = Pick<SimulatedRefund, "amount" | "metadata"> & {
  readonly intent: SimulatedIntent;
};

/** What the books say of a payment intent. */
export interface Books {
  readonly find: (intentId: string) => SimulatedIntent | undefined;
  /** What of it has not been refunded and is not under way. */
  readonly leftOf: (intent: SimulatedIntent) => number;
}

/** Reads the body of `POST /v1/refunds` as Fintoc would, against the books; the first fault is told. */
export function parseRefund(body: unknown, books: Books): Result<RefundCreation, ApiError> {
  if (!isObject(body)) {
    return fail(invalidRequest("invalid_body", "The body must be a JSON object", null));
  }
  const { amount, resource_id: resourceId, resource_type: resourceType } = body;
  if (isAbsent(resourceId)) return fail(missing("resource_id"));
  if (isAbsent(resourceType)) return fail(missing("resource_type"));
  if (resourceType !== "payment_intent") {
    return fail(invalid("resource_type", "only a payment_intent can be refunded"));
  }
  const intent = typeof resourceId === "string" ? books.find(resourceId) : undefined;
  if (intent === undefined) {
    return fail(invalid("resource_id", "there is no such payment intent"));
  }
  const why = unrefundable(intent);
  if (why !== null) return fail(invalidRequest("resource_not_refundable", why, "resource_id"));
  const metadata = parseMetadata(body["metadata"]);
  if (!metadata.ok) return metadata;
  const left = books.leftOf(intent);
  const wanted = isAbsent(amount) ? left : amount;
  if (typeof wanted !== "number" || !Number.isSafeInteger(wanted)) {
    return fail(invalid("amount", "it must be an integer in the currency's smallest unit"));
  }
  if (!isAbsent(amount) && wanted <= 0) return fail(invalid("amount", "it must be above 0"));
  if (wanted > left || wanted === 0) {
    const message = `Only ${left} of ${intent.id} can still be refunded`;
    return fail(invalidRequest("amount_above_refundable", message, "amount"));
  }
  return ok({ amount: wanted, metadata: metadata.value, intent });
}

function unrefundable(intent: SimulatedIntent): string | null {
  if (intent.status !== "succeeded") return `${intent.id} is ${intent.status}, not succeeded`;
  if (intent.recipientAccount !== null) {
    return `${intent.id} was paid straight to the merchant's account: Fintoc has none of it`;
  }
  if (intent.customerEmail === null) {
    return `${intent.id} has no customer_email: the customer could not be told`;
  }
  return null;
}
