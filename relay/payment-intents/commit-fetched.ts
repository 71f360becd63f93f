import { isDeepStrictEqual } from "node:util";

import { stateOf, type Fact, type ToldFact } from "../../contract/transition.ts";
import { nextAskAt } from "../asking/next-ask-at.ts";
import { lockIntents } from "../database/locks.ts";
import type { Relay } from "../relay.ts";
import { commit } from "./commit-facts.ts";
import { askedOf, factFrom, stateFrom } from "./payment-intent-row.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * Records what one look at Fintoc's list told of many intents, in one transaction. Most have not
 * changed: for them only the next question's time is written.
 * @param facts by the intents' ids
 */
export async function commitFetched(
  relay: Pick<Relay, "database" | "hub" | "askSoon" | "now">,
  facts: ReadonlyMap<string, ToldFact>,
): Promise<void> {
  if (facts.size === 0) return;
  await commit(relay, async (transaction, changed) => {
    const ids = [...facts.keys()];
    await lockIntents(transaction, ids);
    const rows = await transaction
      .selectFrom("payment_intents")
      .selectAll()
      .where("id", "in", ids)
      .orderBy("store_id")
      .orderBy("id")
      .execute();
    const known = new Map<string, Fact[]>();
    const stored = await transaction
      .selectFrom("facts")
      .select(["intent_id", "fact"])
      .where("intent_id", "in", ids)
      .execute();
    for (const each of stored) {
      const ofIntent = known.get(each.intent_id) ?? [];
      ofIntent.push(factFrom(each.fact));
      known.set(each.intent_id, ofIntent);
    }
    const now = relay.now();
    const unchanged = new Map<string | null, string[]>();
    for (const row of rows) {
      const fact = facts.get(row.id);
      if (fact === undefined) continue;
      const before = stateFrom(row);
      const after = stateOf(askedOf(row), [...(known.get(row.id) ?? []), fact]);
      if (isDeepStrictEqual(before, after)) {
        const askAt = nextAskAt(after, row, now);
        unchanged.set(askAt, [...(unchanged.get(askAt) ?? []), row.id]);
      } else {
        changed((await recordFacts(transaction, row.id, [fact], now)).change);
      }
    }
    for (const [askAt, unchangedIds] of unchanged) {
      await transaction
        .updateTable("payment_intents")
        .set({ ask_at: askAt })
        .where("id", "in", unchangedIds)
        .execute();
    }
  });
}
