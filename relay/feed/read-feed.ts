import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import {
  selectIntents,
  toPaymentIntent,
  type Pages,
} from "../payment-intents/payment-intent-row.ts";

export interface FeedEntry {
  readonly position: number;
  readonly tillId: string;
  readonly paymentIntent: PaymentIntent;
}

/** At most this many feed rows are read at once. */
export const feedBatch = 500;

/**
 * The changes of a store after one position and up to another, oldest first. An intent that
 * changed several times stands there once, at its last position, as it is now.
 */
export async function readFeed(
  database: Database,
  range: {
    readonly storeId: string;
    readonly tillId: string | null;
    readonly after: number;
    readonly upTo: number;
  },
  pages: Pages,
  now: string,
): Promise<{ readonly entries: readonly FeedEntry[]; readonly readUpTo: number }> {
  let query = database
    .selectFrom("feed")
    .select(["position", "intent_id"])
    .where("store_id", "=", range.storeId)
    .where("position", ">", range.after)
    .where("position", "<=", range.upTo)
    .orderBy("position")
    .limit(feedBatch);
  if (range.tillId !== null) query = query.where("till_id", "=", range.tillId);
  const positions = await query.execute();
  const latest = new Map(positions.map((each) => [each.intent_id, each.position]));
  const intents =
    latest.size === 0
      ? []
      : await selectIntents(database)
          .where("payment_intents.id", "in", [...latest.keys()])
          .execute();
  const entries = intents
    .map((row) => ({
      position: latest.get(row.id) ?? 0,
      tillId: row.till_id,
      paymentIntent: toPaymentIntent(row, pages, now),
    }))
    .toSorted((a, b) => a.position - b.position);
  const last = positions.at(-1)?.position;
  return {
    entries,
    readUpTo: positions.length < feedBatch || last === undefined ? range.upTo : last,
  };
}

/** The store's present feed position. */
export async function readPosition(database: Database, storeId: string): Promise<number> {
  const row = await database
    .selectFrom("stores")
    .select("feed_position")
    .where("id", "=", storeId)
    .executeTakeFirstOrThrow();
  return row.feed_position;
}

/** The store's present feed position, and up to where its feed has been pruned. */
export async function readBounds(
  database: Database,
  storeId: string,
): Promise<{ readonly present: number; readonly prunedTo: number }> {
  const row = await database
    .selectFrom("stores")
    .select(["feed_position", "feed_pruned_position"])
    .where("id", "=", storeId)
    .executeTakeFirstOrThrow();
  return { present: row.feed_position, prunedTo: row.feed_pruned_position };
}
