import * as v from "valibot";

import { longestNote, settleBodySchema } from "../../contract/relay-api.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { commit } from "./commit-facts.ts";
import { stateFrom } from "./payment-intent-row.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * A manager writes what was done about an intent that needs a person. Notes are only ever added;
 * the same note of the same manager again (its answer was lost) changes nothing.
 * @throws RelayError note_invalid, nothing_to_settle
 */
export async function settle(
  relay: Relay,
  intentId: string,
  by: string,
  body: unknown,
): Promise<void> {
  const parsed = v.safeParse(settleBodySchema, body);
  if (!parsed.success) {
    throw new RelayError("note_invalid", `note must have 1 to ${longestNote} characters`, "note");
  }
  const { note } = parsed.output;
  await commit(relay, async (transaction, changed) => {
    const row = await transaction
      .selectFrom("payment_intents")
      .select("state")
      .where("id", "=", intentId)
      .executeTakeFirstOrThrow();
    const { attention, attentionSettled } = stateFrom(row);
    if (attention === null) {
      throw new RelayError("nothing_to_settle", "This payment intent needs nobody's attention");
    }
    if (attentionSettled?.by === by && attentionSettled.note === note) return;
    const now = relay.now();
    const fact = { kind: "settled", at: now, attention, by, note } as const;
    changed((await recordFacts(transaction, intentId, [fact], now)).change);
  });
}
