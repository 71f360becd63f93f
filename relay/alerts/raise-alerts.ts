import { randomBytes, randomUUID } from "node:crypto";

import type { AlertReason } from "../../contract/alerts.ts";
import type { Attention } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertRow } from "../database/schema.ts";
import { emailsFrom } from "./alert-emails.ts";

/** What somebody is told of. */
export interface Occasion {
  readonly storeId: string;
  readonly intentId: string | null;
  /** An intent or a test: of it and its reason each place is told once. */
  readonly subjectId: string;
  readonly reason: AlertReason;
}

interface Needing {
  readonly attention: Attention | null;
  readonly attentionSettled: { readonly at: string } | null;
}

/**
 * Whether an intent has come to need a person, needs one for another reason than before, or again
 * after somebody had settled it: a second refund that fails is told as the first was.
 */
export function occasionOf(
  intent: { readonly id: string; readonly storeId: string },
  before: Needing,
  after: Needing,
): Occasion | null {
  const { attention: reason } = after;
  if (reason === null || after.attentionSettled !== null) return null;
  const { attentionSettled: settled } = before;
  if (reason === before.attention && settled === null) return null;
  const subjectId = settled === null ? intent.id : `${intent.id} ${settled.at}`;
  return { storeId: intent.storeId, intentId: intent.id, subjectId, reason };
}

/**
 * Writes down whom to tell, in the very transaction that learned it: with it or not at all. One row
 * for each place that the store has set; a place that was told of this already is told no more.
 * @returns how many places there are
 */
export async function raiseAlerts(
  transaction: Database,
  { intentId, reason, storeId, subjectId }: Occasion,
  now: string,
): Promise<number> {
  const settings = await transaction
    .selectFrom("alert_settings")
    .select(["webhook_url", "emails"])
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  if (settings === undefined) return 0;
  const places = [
    ...(settings.webhook_url === null ? [] : [{ channel: "webhook", recipient: "" }]),
    ...emailsFrom(settings.emails).map((recipient) => ({ channel: "email", recipient })),
  ];
  for (const place of places) {
    const row: AlertRow = {
      id: randomUUID(),
      store_id: storeId,
      intent_id: intentId,
      subject_id: subjectId,
      reason,
      ...place,
      code: randomBytes(16).toString("base64url"),
      state: "waiting",
      tries: 0,
      outcome: null,
      created_at: now,
      next_at: now,
      ended_at: null,
    };
    await transaction
      .insertInto("alerts")
      .values(row)
      .onConflict((told) =>
        told.columns(["subject_id", "reason", "channel", "recipient"]).doNothing(),
      )
      .execute();
  }
  return places.length;
}
