import type { Database } from "../database/open-database.ts";
import { readPosition } from "../feed/read-feed.ts";

/** How far a store's feed had come at some moment. */
export interface FeedPlace {
  readonly position: number;
  /** What the feed said there: another history has another row. Null: nothing, or nothing any more. */
  readonly last: { readonly intentId: string; readonly at: string } | null;
}

/** So many changes are looked at one by one; after more a day is counted whole. */
const mostChanges = 2_000;

export async function readFeedPlace(snapshot: Database, storeId: string): Promise<FeedPlace> {
  const position = await readPosition(snapshot, storeId);
  const row = await snapshot
    .selectFrom("feed")
    .select(["intent_id", "at"])
    .where("store_id", "=", storeId)
    .where("position", "=", position)
    .executeTakeFirst();
  return { position, last: row === undefined ? null : { intentId: row.intent_id, at: row.at } };
}

/**
 * When the intents were charged that the feed has told of between two places. Every change of an
 * intent that is seen takes the feed's next position in its own transaction and under the store's
 * lock, so that whoever sees a position sees all changes up to it.
 * @returns null where that is in any doubt: pruned rows, a restored backup, rows put in by hand
 */
export async function changedBetween(
  snapshot: Database,
  storeId: string,
  { last, position: from }: FeedPlace,
  { position: to }: FeedPlace,
): Promise<readonly string[] | null> {
  if (to < from || to - from > mostChanges) return null;
  const rows = await snapshot
    .selectFrom("feed")
    .leftJoin("payment_intents", "payment_intents.id", "feed.intent_id")
    .select(["feed.intent_id", "feed.at", "payment_intents.created_at"])
    .where("feed.store_id", "=", storeId)
    .where("feed.position", ">=", from)
    .where("feed.position", "<=", to)
    .orderBy("feed.position")
    .execute();
  // Each position has its row: one that is missing has told something that is not known any more.
  if (rows.length !== to - from + (last === null ? 0 : 1)) return null;
  const [first] = rows;
  if (last !== null && (first?.intent_id !== last.intentId || first.at !== last.at)) return null;
  const charged = rows.slice(last === null ? 0 : 1).map((row) => row.created_at);
  return charged.some((at) => at === null) ? null : charged.filter((at) => at !== null);
}
