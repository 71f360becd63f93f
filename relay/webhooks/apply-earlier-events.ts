import type { Database } from "../database/open-database.ts";
import { toldFact } from "../fintoc/told.ts";
import { isReadable, parseWebhookEvent, toldBy } from "../fintoc/webhook-event.ts";
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
    if (!parsed.ok || !isReadable(parsed.value)) continue;
    // What only says that Fintoc is to be asked needs no more: it is asked about in any case.
    const told = toldBy(parsed.value);
    if (told !== null) {
      const fact = toldFact(told, {
        source: "webhook",
        at: now,
        askedAt: event.received_at,
        eventId: event.id,
      });
      changed((await recordFacts(transaction, intentId, [fact], now)).change);
    }
    await transaction
      .updateTable("events")
      .set({ result: "applied" })
      .where("id", "=", event.id)
      .execute();
  }
}
