import { lockFintocId, lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import { parseWebhookEvent } from "../fintoc/webhook-event.ts";
import { toldRefund, type FintocRefund } from "../fintoc/refund.ts";
import { commit } from "../payment-intents/commit-facts.ts";
import type { FeedChange } from "../payment-intents/record-facts.ts";
import type { Relay } from "../relay.ts";
import { storedText } from "../webhooks/stored-body.ts";
import { recordRefundFacts } from "./record-refund-facts.ts";

type Changed = (change: FeedChange | null) => void;
type Committing = Pick<Relay, "database" | "hub" | "askSoon" | "now" | "log">;

/**
 * Fintoc has told our own key which refund of its own a refund of ours is. Said twice, by an answer
 * and by the list, it changes nothing the second time.
 */
export async function acceptRefund(
  relay: Committing,
  refundId: string,
  told: FintocRefund,
  source: "creation" | "fetch",
  meanwhile: (transaction: Database) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await commit(relay, async (transaction, changed) => {
    await lockFintocId(transaction, told.id);
    const row = await transaction
      .selectFrom("refunds")
      .select(["intent_id", "fintoc_id"])
      .where("id", "=", refundId)
      .executeTakeFirstOrThrow();
    await lockIntents(transaction, [row.intent_id]);
    await meanwhile(transaction);
    const now = relay.now();
    const known = await transaction
      .selectFrom("refunds")
      .select("id")
      .where("fintoc_id", "=", told.id)
      .executeTakeFirst();
    if (known !== undefined && known.id !== refundId) {
      // It was taken for one of the dashboard's: it is followed there, and counted once.
      const failureCode = "recorded_as_another";
      const fact = { kind: "not_created", at: now, failureCode } as const;
      changed((await recordRefundFacts(transaction, refundId, [fact], now)).change);
      return;
    }
    const current = await transaction
      .selectFrom("refunds")
      .select("fintoc_id")
      .where("id", "=", refundId)
      .executeTakeFirstOrThrow();
    if (current.fintoc_id !== null && current.fintoc_id !== told.id) {
      relay.log.error({ refund: refundId, fintocId: told.id }, "Fintoc has this refund twice");
      return;
    }
    const fact = toldRefund(told, { source, at: now, eventId: null });
    const isNew = current.fintoc_id === null ? { fintoc_id: told.id } : {};
    changed((await recordRefundFacts(transaction, refundId, [fact], now, isNew)).change);
    await applyEarlierRefundEvents(transaction, refundId, told.id, now, changed);
    await transaction.deleteFrom("found_refunds").where("fintoc_id", "=", told.id).execute();
  });
}

/** Webhooks that came before we knew Fintoc's id of the refund take effect now. */
export async function applyEarlierRefundEvents(
  transaction: Database,
  refundId: string,
  fintocId: string,
  now: string,
  changed: Changed,
): Promise<void> {
  const events = await transaction
    .selectFrom("events")
    .selectAll()
    .where("fintoc_id", "=", fintocId)
    .where("result", "=", "unmatched")
    .execute();
  for (const event of events) {
    const parsed = parseWebhookEvent(storedText(event));
    const told = parsed.ok ? parsed.value.refund : null;
    if (told === null) continue;
    const how = { source: "webhook", at: now, eventId: event.id } as const;
    const fact = toldRefund(told, how);
    changed((await recordRefundFacts(transaction, refundId, [fact], now)).change);
    await transaction
      .updateTable("events")
      .set({ result: "applied" })
      .where("id", "=", event.id)
      .execute();
  }
}
