import { ok } from "../../contract/result.ts";
import type { FintocClient } from "./fintoc-client.ts";
import type { FintocProduct } from "./fintoc-product.ts";
import { toTold } from "./payment-intent.ts";

/** The payment intent, paid in Fintoc's widget on our own page. It cannot be withdrawn. */
export function createPaymentIntentProduct(client: FintocClient): FintocProduct {
  return {
    async create({ request }, idempotencyKey) {
      const answer = await client.create(request, idempotencyKey);
      if (!answer.ok) return answer;
      const { id, widget_token: token } = answer.value;
      const page = token === null ? null : ({ kind: "widget", token } as const);
      return ok({ id, page, told: toTold(answer.value) });
    },
    async fetch(id) {
      const answer = await client.get(id);
      return answer.ok ? ok({ kind: "told", told: toTold(answer.value) }) : answer;
    },
    withdraw: null,
  };
}
