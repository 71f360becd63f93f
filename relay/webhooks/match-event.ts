import * as v from "valibot";

import { uuidSchema } from "../../contract/uuid.ts";
import type { Database } from "../database/open-database.ts";
import { isSessionEvent, type WebhookEvent } from "../fintoc/webhook-event.ts";

/** The intent that an event is about, by the id of Fintoc's object and by nothing else. */
export async function matchEvent(
  transaction: Database,
  event: WebhookEvent,
): Promise<{ readonly id: string } | undefined> {
  if (event.fintocId === null) return undefined;
  const intents = transaction.selectFrom("payment_intents").select("id");
  if (isSessionEvent(event)) {
    return intents.where("session_id", "=", event.fintocId).executeTakeFirst();
  }
  const intent = await intents
    .select(["fintoc_id", "session_id"])
    .where("fintoc_id", "=", event.fintocId)
    .executeTakeFirst();
  // A session's own id is no payment intent's, whatever the event says.
  return intent?.session_id === intent?.fintoc_id ? undefined : intent;
}

const hintSchema = v.looseObject({
  metadata: v.looseObject({ cobro_payment_intent: uuidSchema }),
});

/**
 * An event about a payment intent that we do not know may belong to a checkout session that has
 * not told its payment intent yet. Its metadata says which; it is only a reason to ask that session
 * sooner: the session's own answer links the two.
 */
export async function askHintedSession(
  transaction: Database,
  event: WebhookEvent,
  now: string,
): Promise<void> {
  const hint = v.safeParse(hintSchema, event.paymentIntent);
  if (!hint.success) return;
  await transaction
    .updateTable("payment_intents")
    .set({ ask_at: now })
    .where("id", "=", hint.output.metadata.cobro_payment_intent)
    .whereRef("fintoc_id", "=", "session_id")
    .where("ask_at", ">", now)
    .execute();
}
