import { isDeepStrictEqual } from "node:util";

import { stateOf, type Fact, type IntentState } from "../../contract/transition.ts";
import { occasionOf, raiseAlerts } from "../alerts/raise-alerts.ts";
import { nextAskAt } from "../asking/next-ask-at.ts";
import { lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import type { PaymentIntentRow } from "../database/schema.ts";
import { askedOf, factFrom, stateFrom } from "./payment-intent-row.ts";

/** What a till sees has changed: to be published once the transaction is committed. */
export interface FeedChange {
  readonly storeId: string;
  readonly tillId: string;
  readonly position: number;
  readonly intentId: string;
}

export interface Recorded {
  readonly state: IntentState;
  readonly change: FeedChange | null;
}

/** What changes of the row together with its facts. */
export type RowChange = Partial<
  Pick<
    PaymentIntentRow,
    | "fintoc_id"
    | "session_id"
    | "widget_token"
    | "redirect_url"
    | "token_expires_at"
    | "withdraw_at"
  >
>;

/**
 * Adds facts to an intent inside the caller's transaction: facts stored, state recomputed by the
 * pure transition, feed row appended if what the till sees has changed. A fetch that teaches
 * nothing new leaves no trace; what a webhook or a person said always does.
 */
export async function recordFacts(
  transaction: Database,
  intentId: string,
  facts: readonly Fact[],
  now: string,
  rowChange: RowChange = {},
): Promise<Recorded> {
  await lockIntents(transaction, [intentId]);
  const stored = await transaction
    .selectFrom("payment_intents")
    .selectAll()
    .where("id", "=", intentId)
    .executeTakeFirstOrThrow();
  const row = { ...stored, ...rowChange };
  const known = await transaction
    .selectFrom("facts")
    .select("fact")
    .where("intent_id", "=", intentId)
    .orderBy("number")
    .execute();
  const before = stateFrom(stored);
  const all = known.map((each) => factFrom(each.fact));
  let number = all.length;
  let after = before;
  for (const fact of facts) {
    const next = stateOf(askedOf(row), [...all, fact]);
    const silent = fact.kind === "told" && fact.source === "fetch";
    if (silent && isDeepStrictEqual(next, after)) continue;
    all.push(fact);
    after = next;
    number += 1;
    await transaction
      .insertInto("facts")
      .values({ intent_id: intentId, number, at: fact.at, fact: JSON.stringify(fact) })
      .execute();
  }

  const seenChanges =
    !isDeepStrictEqual(visible(before), visible(after)) || Object.keys(rowChange).length > 0;
  const change = seenChanges ? await appendToFeed(transaction, row, now) : null;
  await transaction
    .updateTable("payment_intents")
    .set({
      ...rowChange,
      state: JSON.stringify(after),
      status: after.status,
      attention: after.attention,
      settled_at: after.attentionSettled?.at ?? null,
      bank_reference: after.bankReference,
      final_at: after.finalAt,
      pay_ms: payMsOf(after, stored.created_at),
      ask_at: nextAskAt(after, row, now),
      updated_at: seenChanges ? now : stored.updated_at,
      changed_position: change?.position ?? stored.changed_position,
    })
    .where("id", "=", intentId)
    .execute();
  const occasion = occasionOf({ id: intentId, storeId: row.store_id }, before, after);
  if (occasion !== null) await raiseAlerts(transaction, occasion, now);
  return { state: after, change };
}

/** Takes the store's next feed position under its row's lock, in the transaction of the change. */
export async function appendToFeed(
  transaction: Database,
  row: Pick<PaymentIntentRow, "id" | "store_id" | "till_id">,
  now: string,
): Promise<FeedChange> {
  const { feed_position: position } = await transaction
    .updateTable("stores")
    .set((store) => ({ feed_position: store("feed_position", "+", 1) }))
    .where("id", "=", row.store_id)
    .returning("feed_position")
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("feed")
    .values({
      store_id: row.store_id,
      position,
      intent_id: row.id,
      till_id: row.till_id,
      at: now,
    })
    .execute();
  return { storeId: row.store_id, tillId: row.till_id, position, intentId: row.id };
}

/** What the till sees of a state: all but what the relay still has to ask. */
function visible(state: IntentState) {
  return { ...state, asking: null, deniedAt: null };
}

/** Two relays' clocks differ by a little: no payment takes less than no time. */
function payMsOf({ finalAt, status }: IntentState, createdAt: string): number | null {
  if (status !== "succeeded" || finalAt === null) return null;
  return Math.max(0, Date.parse(finalAt) - Date.parse(createdAt));
}
