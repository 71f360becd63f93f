import type { Database } from "../database/open-database.ts";
import { parseWebhookEvent } from "../fintoc/webhook-event.ts";
import { toToldFact } from "../fintoc/payment-intent.ts";
import { recordFacts, type FeedChange } from "../payment-intents/record-facts.ts";
import { storedText } from "./stored-body.ts";

/** Webhooks that came before we knew Fintoc's id of the intent take effect now. */
export async function applyEarlierEvents(
  transaction: Database,
  intentId: string,
  fintocId: string,
  now: string,
  changed: (change: FeedChange | null) => void,
): Promise<void> {
  const events = await transaction
    .selectFrom("events")
    .selectAll()
    .where("fintoc_id", "=", fintocId)
    .where("result", "=", "unmatched")
    .execute();
  for (const event of events) {
    const parsed = parseWebhookEvent(storedText(event));
    if (!parsed.ok || parsed.value.paymentIntent === null) continue;
    const fact = toToldFact(parsed.value.paymentIntent, {
      source: "webhook",
      at: now,
      askedAt: event.received_at,
      eventId: event.id,
    });
    const { change } = await recordFacts(transaction, intentId, [fact], now);
    changed(change);
    await transaction
      .updateTable("events")
      .set({ result: "applied" })
      .where("id", "=", event.id)
      .execute();
  }
}
