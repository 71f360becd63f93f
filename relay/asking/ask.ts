import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { ToldFact } from "../../contract/transition.ts";
import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { productNameSchema, toldFact } from "../fintoc/fintoc-product.ts";
import { linkPaymentIntent } from "../payment-intents/link-payment-intent.ts";
import type { Relay } from "../relay.ts";

/**
 * Asks Fintoc about one intent. A success without a value: Fintoc does not know it (a test event
 * from its dashboard, a key of another organisation). A checkout session is asked until it names
 * its payment intent, which is then noted and asked instead.
 */
export async function ask(
  relay: Pick<Relay, "database" | "hub" | "products" | "now" | "log">,
  intent: { readonly intentId: string; readonly fintocId: string },
): Promise<Result<ToldFact | null, FintocFailure>> {
  const row = await relay.database
    .selectFrom("payment_intents")
    .select(["product", "session_id"])
    .where("id", "=", intent.intentId)
    .executeTakeFirstOrThrow();
  const product = v.parse(productNameSchema, row.product);
  const isLinked = row.session_id !== intent.fintocId;
  const answer = await askProduct(relay, isLinked ? "payment_intent" : product, intent.fintocId);
  if (answer.ok) {
    if (answer.value.kind === "fact") return ok(answer.value.fact);
    const { fintocId } = answer.value;
    const quietly = { ...relay, askSoon: () => undefined };
    if (await linkPaymentIntent(quietly, intent.intentId, fintocId)) {
      relay.log.info({ intent: intent.intentId, fintocId }, "checkout session was started");
      return ask(relay, { ...intent, fintocId });
    }
    const message = `its payment intent ${fintocId} is another sale's`;
    relay.log.error({ intent: intent.intentId, fintocId }, message);
    return fail({ kind: "unanswered", message });
  }
  relay.log.warn({ intent: intent.intentId, failure: answer.failure }, "asking Fintoc failed");
  return answer.failure.kind === "refused" && answer.failure.httpStatus === 404 ? ok(null) : answer;
}

type Asked =
  | { readonly kind: "fact"; readonly fact: ToldFact }
  | { readonly kind: "intent"; readonly fintocId: string };

async function askProduct(
  relay: Pick<Relay, "products" | "now">,
  product: keyof Relay["products"],
  fintocId: string,
): Promise<Result<Asked, FintocFailure>> {
  const askedAt = relay.now();
  const answer = await relay.products[product].fetch(fintocId);
  if (!answer.ok) return answer;
  switch (answer.value.kind) {
    case "told": {
      const how = { source: "fetch", at: relay.now(), askedAt, eventId: null } as const;
      return ok({ kind: "fact", fact: toldFact(answer.value.told, how) });
    }
    case "intent":
      return ok({ kind: "intent", fintocId: answer.value.intentId });
  }
}
