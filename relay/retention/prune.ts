import type { Database } from "../database/open-database.ts";

export interface Retention {
  /** A till that was away for longer reloads instead of being told each change. */
  readonly feedDays: number;
  /** Webhooks as they came: body and signature. */
  readonly eventDays: number;
}

const dayMs = 86_400_000;
/** Few enough that nobody waits long for the database. */
const atOnce = 1_000;

/**
 * Removes feed rows and webhook events by their age. What was learned from them stays: intents and
 * their history are never pruned.
 * @returns how many of each were removed
 */
export async function prune(
  database: Database,
  now: number,
  { eventDays, feedDays }: Retention,
): Promise<{ readonly feed: number; readonly events: number }> {
  const before = (days: number) => new Date(now - days * dayMs).toISOString();
  let feed = 0;
  for (const { id } of await database.selectFrom("stores").select("id").execute()) {
    feed += await pruneFeed(database, id, before(feedDays));
  }
  const events = await pruneEvents(database, before(eventDays));
  return { feed, events };
}

async function pruneFeed(database: Database, storeId: string, before: string): Promise<number> {
  const { last } = await database
    .selectFrom("feed")
    .select(({ fn }) => fn.max("position").as("last"))
    .where("store_id", "=", storeId)
    .where("at", "<", before)
    .executeTakeFirstOrThrow();
  if (last === null) return 0;
  let pruned = 0;
  for (;;) {
    const some = await database
      .selectFrom("feed")
      .select("position")
      .where("store_id", "=", storeId)
      .where("position", "<=", last)
      .orderBy("position")
      .limit(atOnce)
      .execute();
    const upTo = some.at(-1)?.position;
    if (upTo === undefined) return pruned;
    await database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable("stores")
        .set({ feed_pruned_position: upTo })
        .where("id", "=", storeId)
        .where("feed_pruned_position", "<", upTo)
        .execute();
      await transaction
        .deleteFrom("feed")
        .where("store_id", "=", storeId)
        .where("position", "<=", upTo)
        .execute();
    });
    pruned += some.length;
  }
}

async function pruneEvents(database: Database, before: string): Promise<number> {
  let pruned = 0;
  for (;;) {
    const { numDeletedRows } = await database
      .deleteFrom("events")
      .where("id", "in", (query) =>
        query
          .selectFrom("events as old")
          .select("old.id")
          .where("old.received_at", "<", before)
          .orderBy("old.received_at")
          .limit(atOnce),
      )
      .executeTakeFirstOrThrow();
    pruned += Number(numDeletedRows);
    if (numDeletedRows === 0n) return pruned;
  }
}
