import { randomUUID } from "node:crypto";

import { refundStateOf } from "../../contract/refund-transition.ts";
import { lockFintocId, lockIntents } from "../database/locks.ts";
import type { FoundRefundRow } from "../database/schema.ts";
import { namedRefund, toldRefund, type FintocRefund } from "../fintoc/refund.ts";
import { commit } from "../payment-intents/commit-facts.ts";
import type { Relay } from "../relay.ts";
import { acceptRefund, applyEarlierRefundEvents } from "./accept-refund.ts";
import { recordRefundFacts } from "./record-refund-facts.ts";

/**
 * Takes in a refund of an intent of ours that Fintoc has and we did not know: our own, whose answer
 * was lost, or one that was made in Fintoc's dashboard.
 * @returns false when one of ours is just being created that it may be: look again later
 */
export async function adoptRefund(
  relay: Pick<Relay, "database" | "hub" | "askSoon" | "now" | "log">,
  found: FoundRefundRow,
  told: FintocRefund,
): Promise<boolean> {
  const named = namedRefund(told);
  const unanswered = await relay.database
    .selectFrom("refunds")
    .select(["id", "amount"])
    .where("intent_id", "=", found.intent_id)
    .where("status", "=", "creating")
    .where("fintoc_id", "is", null)
    .execute();
  const own = unanswered.find((each) => each.id === named);
  if (own !== undefined) {
    await acceptRefund(relay, own.id, told, "fetch");
    return true;
  }
  if (named === null && unanswered.some((each) => each.amount === told.amount)) return false;
  await commit(relay, async (transaction, changed) => {
    await lockFintocId(transaction, told.id);
    await lockIntents(transaction, [found.intent_id]);
    await transaction.deleteFrom("found_refunds").where("fintoc_id", "=", told.id).execute();
    const known = await transaction
      .selectFrom("refunds")
      .select("id")
      .where("fintoc_id", "=", told.id)
      .executeTakeFirst();
    if (known !== undefined) return;
    const intent = await transaction
      .selectFrom("payment_intents")
      .select(["id", "store_id", "currency"])
      .where("id", "=", found.intent_id)
      .executeTakeFirstOrThrow();
    const now = relay.now();
    const fact = toldRefund(told, { source: "fetch", at: now, eventId: null });
    const { currency } = intent;
    const { amount } = told;
    const id = randomUUID();
    await transaction
      .insertInto("refunds")
      .values({
        id,
        intent_id: intent.id,
        store_id: intent.store_id,
        amount,
        currency,
        staff_id: null,
        note: null,
        fintoc_id: told.id,
        state: JSON.stringify(refundStateOf({ amount, currency }, [])),
        status: "creating",
        final_at: null,
        ask_at: null,
        created_at: fact.createdAt ?? now,
        updated_at: now,
      })
      .execute();
    changed((await recordRefundFacts(transaction, id, [fact], now)).change);
    await applyEarlierRefundEvents(transaction, id, told.id, now, changed);
  });
  relay.log.info({ fintocId: told.id }, "a refund that was made elsewhere is followed");
  return true;
}
