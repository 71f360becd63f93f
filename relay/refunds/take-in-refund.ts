import type { Database } from "../database/open-database.ts";
import { toldRefund } from "../fintoc/refund.ts";
import type { WebhookEvent } from "../fintoc/webhook-event.ts";
import type { FeedChange } from "../payment-intents/record-facts.ts";
import { recordRefundFacts } from "./record-refund-facts.ts";

/** The refund that an event is about, by the id of Fintoc's object and by nothing else. */
export async function matchRefund(
  transaction: Database,
  { fintocId }: Pick<WebhookEvent, "fintocId">,
): Promise<{ readonly id: string } | undefined> {
  if (fintocId === null) return undefined;
  return transaction
    .selectFrom("refunds")
    .select("id")
    .where("fintoc_id", "=", fintocId)
    .executeTakeFirst();
}

/**
 * What a stored refund event does. One that we do not know, of an intent of ours, is noted: Fintoc
 * is asked about it, and only its answer makes it one of ours.
 */
export async function applyRefundEvent(
  transaction: Database,
  {
    event,
    now,
    refund,
    result,
  }: {
    readonly event: WebhookEvent;
    readonly refund: { readonly id: string } | undefined;
    /** An `IntakeResult`. */
    readonly result: string;
    readonly now: string;
  },
): Promise<FeedChange | null> {
  if (result === "other_mode") return null;
  if (refund === undefined) {
    await noteFound(transaction, event.fintocId, event.refund?.resource_id ?? null, now);
    return null;
  }
  if (result === "applied" && event.refund !== null) {
    const how = { source: "webhook", at: now, eventId: event.id } as const;
    const fact = toldRefund(event.refund, how);
    return (await recordRefundFacts(transaction, refund.id, [fact], now)).change;
  }
  // Authentic, but its body is not to be applied: ask Fintoc instead.
  await transaction
    .updateTable("refunds")
    .set({ ask_at: now })
    .where("id", "=", refund.id)
    .where("final_at", "is", null)
    .execute();
  return null;
}

/** Notes a refund that is not ours yet, if its payment is. */
export async function noteFound(
  database: Database,
  fintocId: string | null,
  intentFintocId: string | null,
  now: string,
): Promise<void> {
  if (fintocId === null || intentFintocId === null) return;
  const intent = await database
    .selectFrom("payment_intents")
    .select("id")
    .where("fintoc_id", "=", intentFintocId)
    .executeTakeFirst();
  if (intent === undefined) return;
  await database
    .insertInto("found_refunds")
    .values({ fintoc_id: fintocId, intent_id: intent.id, ask_at: now, found_at: now })
    .onConflict((conflict) => conflict.column("fintoc_id").doUpdateSet({ ask_at: now }))
    .execute();
}
