import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { ToldFact } from "../../contract/transition.ts";
import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { productNameSchema, type ProductName } from "../fintoc/fintoc-product.ts";
import { toldFact } from "../fintoc/told.ts";
import { linkPaymentIntent } from "../payment-intents/link-payment-intent.ts";
import type { Relay } from "../relay.ts";

type Asking = Pick<Relay, "database" | "hub" | "products" | "now" | "log" | "metrics">;
interface AskedIntent {
  readonly intentId: string;
  readonly fintocId: string;
}

/**
 * Asks Fintoc about one intent. A success without a value: Fintoc does not know it (a test event
 * from its dashboard, a key of another organisation). A checkout session is asked until it names
 * its payment intent, which is then noted and asked instead.
 */
export async function ask(
  relay: Asking,
  intent: AskedIntent,
): Promise<Result<ToldFact | null, FintocFailure>> {
  const row = await relay.database
    .selectFrom("payment_intents")
    .select(["product", "session_id"])
    .where("id", "=", intent.intentId)
    .executeTakeFirstOrThrow();
  const product = v.parse(productNameSchema, row.product);
  const isUnlinked = row.session_id === intent.fintocId;
  const asked = await askProduct(relay, isUnlinked ? product : "payment_intent", intent);
  const answer =
    asked.ok && asked.value.kind === "intent"
      ? await askLinked(relay, { ...intent, fintocId: asked.value.fintocId })
      : asked;
  if (answer.ok) {
    relay.metrics.asks.inc({ result: "answered" });
    return ok(answer.value.kind === "fact" ? answer.value.fact : null);
  }
  relay.log.warn({ intent: intent.intentId, failure: answer.failure }, "asking Fintoc failed");
  const isUnknown = answer.failure.kind === "refused" && answer.failure.httpStatus === 404;
  relay.metrics.asks.inc({ result: isUnknown ? "unknown" : answer.failure.kind });
  return isUnknown ? ok(null) : answer;
}

/** A session has named its payment intent. */
async function askLinked(
  relay: Asking,
  { fintocId, intentId }: AskedIntent,
): Promise<Result<Asked, FintocFailure>> {
  const quietly = { ...relay, askSoon: () => undefined };
  if (!(await linkPaymentIntent(quietly, intentId, fintocId))) {
    const message = `its payment intent ${fintocId} is another sale's`;
    return fail({ kind: "unanswered", message });
  }
  relay.log.info({ intent: intentId, fintocId }, "checkout session was started");
  return askProduct(relay, "payment_intent", { intentId, fintocId });
}

type Asked =
  | { readonly kind: "fact"; readonly fact: ToldFact }
  | { readonly kind: "intent"; readonly fintocId: string };

async function askProduct(
  relay: Asking,
  product: ProductName,
  { fintocId }: AskedIntent,
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
