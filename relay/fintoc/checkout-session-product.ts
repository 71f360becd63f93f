import { fail, ok } from "../../contract/result.ts";
import { redirectOf, toFetched, toldOf } from "./checkout-session.ts";
import type { CreateRequest, CreateSessionRequest, FintocClient } from "./fintoc-client.ts";
import type { FintocProduct, ProductWish } from "./fintoc-product.ts";

/** From this version on Fintoc's Checkout Sessions live under /v2. */
const v2Since = "2026-02-01";

/**
 * The Checkout Session, paid on a page of Fintoc's. It can be withdrawn until somebody starts it.
 * @param version the API version that the relay speaks; it decides between /v1 and /v2
 */
export function createCheckoutSessionProduct(client: FintocClient, version: string): FintocProduct {
  const api = version >= v2Since ? "v2" : "v1";
  return {
    async create(wish, idempotencyKey) {
      const answer = await client.createSession(api, toSessionRequest(wish, api), idempotencyKey);
      if (!answer.ok) return answer;
      // A saved answer is asked for again after a lost one: it tells the creation, not the present.
      const { id } = answer.value;
      const url = redirectOf(answer.value);
      const page = url === null ? null : ({ kind: "redirect", url } as const);
      return ok({ id, page, told: toldOf(answer.value, "created") });
    },
    async fetch(id) {
      const answer = await client.getSession(api, id);
      return answer.ok ? ok(toFetched(answer.value)) : answer;
    },
    async withdraw(id) {
      const answer = await client.expireSession(api, id);
      if (!answer.ok) return answer;
      return answer.value.status === "expired"
        ? ok(toFetched(answer.value))
        : fail({ kind: "unanswered", message: "it was to expire, and is not expired" });
    },
  };
}

/**
 * The same wish in the words of a Checkout Session. Fintoc's documentation of v1 has two names for
 * the list of payment methods, so that only v2 is told that it is to be a bank transfer.
 */
function toSessionRequest(
  { backTo, request }: ProductWish,
  api: "v1" | "v2",
): CreateSessionRequest {
  const { recipient_account: recipient, ...rest } = request;
  return {
    ...rest,
    success_url: backTo.success,
    cancel_url: backTo.cancel,
    ...(api === "v2" ? { payment_method_types: ["bank_transfer"] } : {}),
    ...(recipient === undefined ? {} : { payment_method_options: optionsOf(recipient, api) }),
  };
}

function optionsOf(recipient: NonNullable<CreateRequest["recipient_account"]>, api: "v1" | "v2") {
  return { [api === "v1" ? "payment_intent" : "bank_transfer"]: { recipient_account: recipient } };
}
