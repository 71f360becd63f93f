import * as v from "valibot";

import { longestNote, settleBodySchema } from "../../contract/relay-api.ts";
import { settlingOf, type Fact } from "../../contract/transition.ts";
import { lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { commit } from "./commit-facts.ts";
import { askedOf, factFrom, stateFrom } from "./payment-intent-row.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * A manager writes what was done about an intent that needs a person. Notes are only ever added;
 * the same note of the same manager again (its answer was lost) changes nothing.
 * @throws RelayError note_invalid, nothing_to_settle, attention_changed
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
  const { attention: seen, note } = parsed.output;
  await commit(relay, async (transaction, changed) => {
    await lockIntents(transaction, [intentId]);
    const row = await transaction
      .selectFrom("payment_intents")
      .selectAll()
      .where("id", "=", intentId)
      .executeTakeFirstOrThrow();
    const facts = await readFacts(transaction, intentId);
    const settling = settlingOf(askedOf(row), facts);
    if (settling === null) {
      throw new RelayError("nothing_to_settle", "This payment intent needs nobody's attention");
    }
    const { attentionSettled } = stateFrom(row);
    if (attentionSettled?.by === by && attentionSettled.note === note) return;
    if (seen !== undefined && seen !== settling.attention) {
      const isSame = (fact: Fact) =>
        fact.kind === "settled" && fact.attention === seen && fact.by === by && fact.note === note;
      if (facts.some(isSame)) return;
      const message = "Something else needs a person here by now: look at the sale again";
      throw new RelayError("attention_changed", message);
    }
    const now = relay.now();
    const fact = { kind: "settled", at: now, ...settling, by, note } as const;
    changed((await recordFacts(transaction, intentId, [fact], now)).change);
  });
}

async function readFacts(transaction: Database, intentId: string): Promise<readonly Fact[]> {
  const rows = await transaction
    .selectFrom("facts")
    .select("fact")
    .where("intent_id", "=", intentId)
    .orderBy("number")
    .execute();
  return rows.map((each) => factFrom(each.fact));
}
