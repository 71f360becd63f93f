import { ok, type Result } from "../../contract/result.ts";
import type { ToldFact } from "../../contract/transition.ts";
import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { toToldFact } from "../fintoc/payment-intent.ts";
import type { Relay } from "../relay.ts";

/**
 * Asks Fintoc about one intent. A success without a value: Fintoc does not know it (a test event
 * from its dashboard, a key of another organisation).
 */
export async function ask(
  relay: Pick<Relay, "fintoc" | "now" | "log" | "metrics">,
  intent: { readonly intentId: string; readonly fintocId: string },
): Promise<Result<ToldFact | null, FintocFailure>> {
  const askedAt = relay.now();
  const answer = await relay.fintoc.get(intent.fintocId);
  if (answer.ok) {
    relay.metrics.asks.inc({ result: "answered" });
    const how = { source: "fetch", at: relay.now(), askedAt, eventId: null } as const;
    return ok(toToldFact(answer.value, how));
  }
  relay.log.warn({ intent: intent.intentId, failure: answer.failure }, "asking Fintoc failed");
  const isUnknown = answer.failure.kind === "refused" && answer.failure.httpStatus === 404;
  relay.metrics.asks.inc({ result: isUnknown ? "unknown" : answer.failure.kind });
  return isUnknown ? ok(null) : answer;
}
