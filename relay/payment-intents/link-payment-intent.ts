import { lockFintocId } from "../database/locks.ts";
import type { Relay } from "../relay.ts";
import { applyEarlierEvents } from "../webhooks/apply-earlier-events.ts";
import { commit } from "./commit-facts.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * Notes which payment intent of Fintoc's belongs to a checkout session, as a fetch of the session
 * with the secret key has told; webhooks that came for it before take effect. Never called for what
 * a webhook or metadata say: whoever knows the webhook secret could pass off another sale's payment.
 * @returns false when another sale of ours has this payment intent already
 */
export function linkPaymentIntent(
  relay: Pick<Relay, "database" | "hub" | "askSoon" | "now">,
  intentId: string,
  fintocId: string,
): Promise<boolean> {
  return commit(relay, async (transaction, changed) => {
    await lockFintocId(transaction, fintocId);
    const known = await transaction
      .selectFrom("payment_intents")
      .select("id")
      .where("fintoc_id", "=", fintocId)
      .executeTakeFirst();
    if (known !== undefined) return known.id === intentId;
    const now = relay.now();
    const { change } = await recordFacts(transaction, intentId, [], now, { fintoc_id: fintocId });
    changed(change);
    await applyEarlierEvents(transaction, intentId, fintocId, now, changed);
    return true;
  });
}
