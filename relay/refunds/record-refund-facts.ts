import { isDeepStrictEqual } from "node:util";

import { sql } from "kysely";

import {
  refundStateOf,
  type RefundFact,
  type RefundState,
} from "../../contract/refund-transition.ts";
import { lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import { commit } from "../payment-intents/commit-facts.ts";
import { appendToFeed, recordFacts, type FeedChange } from "../payment-intents/record-facts.ts";
import type { Relay } from "../relay.ts";
import { hasFailedUnseen } from "./has-failed-unseen.ts";
import { nextRefundAskAt } from "./next-refund-ask-at.ts";
import { refundFactFrom, refundStateFrom } from "./refund-row.ts";

/** What changes of the row together with its facts. */
interface RefundChange {
  readonly fintoc_id?: string;
}

/**
 * Adds facts to a refund inside the caller's transaction, as `recordFacts` does for an intent:
 * facts stored, state recomputed by the pure transition, the intent's sums with it, feed row
 * appended if what the till sees has changed. A failure that nobody was shown becomes a fact of the
 * intent, which then needs a person. Whatever touches a refund holds its intent's lock.
 */
export async function recordRefundFacts(
  transaction: Database,
  refundId: string,
  facts: readonly RefundFact[],
  now: string,
  rowChange: RefundChange = {},
): Promise<{ readonly state: RefundState; readonly change: FeedChange | null }> {
  const { intent_id: intentId } = await transaction
    .selectFrom("refunds")
    .select("intent_id")
    .where("id", "=", refundId)
    .executeTakeFirstOrThrow();
  await lockIntents(transaction, [intentId]);
  const stored = await transaction
    .selectFrom("refunds")
    .selectAll()
    .where("id", "=", refundId)
    .executeTakeFirstOrThrow();
  const row = { ...stored, ...rowChange };
  const known = await transaction
    .selectFrom("refund_facts")
    .select("fact")
    .where("refund_id", "=", refundId)
    .orderBy("number")
    .execute();
  const before = refundStateFrom(stored);
  const all = known.map((each) => refundFactFrom(each.fact));
  let number = all.length;
  let after = before;
  for (const fact of facts) {
    const next = refundStateOf(row, [...all, fact]);
    const silent = fact.kind === "told" && fact.source === "fetch";
    if (silent && isDeepStrictEqual(next, after)) continue;
    all.push(fact);
    after = next;
    number += 1;
    await transaction
      .insertInto("refund_facts")
      .values({ refund_id: refundId, number, at: fact.at, fact: JSON.stringify(fact) })
      .execute();
  }
  const asked = facts.some((fact) => fact.kind === "told" && fact.source !== "webhook");
  const hasChanged =
    number > known.length || !isDeepStrictEqual(before, after) || Object.keys(rowChange).length > 0;
  await transaction
    .updateTable("refunds")
    .set({
      ...rowChange,
      state: JSON.stringify(after),
      status: after.status,
      final_at: after.finalAt,
      ask_at: nextRefundAskAt(after, row, now, asked),
      updated_at: hasChanged ? now : stored.updated_at,
    })
    .where("id", "=", refundId)
    .execute();
  if (hasFailedUnseen(after, stored) !== hasFailedUnseen(before, stored)) {
    const { failureCode, status } = after;
    const fact = { kind: "refund_ended", at: now, refundId, status, failureCode } as const;
    await recordFacts(transaction, intentId, [fact], now);
  }
  const change = hasChanged ? await tellIntent(transaction, intentId, now) : null;
  return { state: after, change };
}

/** Brings an intent's sums up to its refunds, and tells its till. The intent must be locked. */
export async function tellIntent(
  transaction: Database,
  intentId: string,
  now: string,
): Promise<FeedChange> {
  const sumOf = (statuses: readonly string[]) =>
    transaction
      .selectFrom("refunds")
      .select(sql<number>`coalesce(sum(amount), 0)`.as("sum"))
      .where("intent_id", "=", intentId)
      .where("status", "in", statuses);
  const intent = await transaction
    .updateTable("payment_intents")
    .set({
      refunded_amount: sumOf(["succeeded"]),
      refunding_amount: sumOf(["creating", "created", "in_progress"]),
      updated_at: now,
    })
    .where("id", "=", intentId)
    .returning(["id", "store_id", "till_id"])
    .executeTakeFirstOrThrow();
  const change = await appendToFeed(transaction, intent, now);
  await transaction
    .updateTable("payment_intents")
    .set({ changed_position: change.position })
    .where("id", "=", intentId)
    .execute();
  return change;
}

/** Records facts of a refund in a transaction of their own. */
export function commitRefundFacts(
  relay: Pick<Relay, "database" | "hub" | "askSoon" | "now">,
  refundId: string,
  facts: readonly RefundFact[],
): Promise<RefundState> {
  return commit(relay, async (transaction, changed) => {
    const recorded = await recordRefundFacts(transaction, refundId, facts, relay.now());
    changed(recorded.change);
    return recorded.state;
  });
}
