import type { Database } from "../database/open-database.ts";

export interface Retention {
  /** A till that was away for longer reloads instead of being told each change. */
  readonly feedDays: number;
  /** Webhooks as they came (body and signature), and when receipts were checked before the last time. */
  readonly eventDays: number;
}

const dayMs = 86_400_000;
/** Few enough that nobody waits long for the database. */
const atOnce = 1_000;

/**
 * Removes feed rows, webhook events, alerts that have ended and receipt checks by their age. What
 * was learned from them stays: intents and their history are never pruned, and each receipt's last check, which is
 * numbered, still says how often it was shown.
 * @returns how many of each were removed
 */
export async function prune(
  database: Database,
  now: number,
  { eventDays, feedDays }: Retention,
): Promise<{
  readonly feed: number;
  readonly events: number;
  readonly receiptChecks: number;
  readonly alerts: number;
}> {
  const before = (days: number) => new Date(now - days * dayMs).toISOString();
  let feed = 0;
  for (const { id } of await database.selectFrom("stores").select("id").execute()) {
    feed += await pruneFeed(database, id, before(feedDays));
  }
  const events = await pruneEvents(database, before(eventDays));
  const receiptChecks = await pruneReceiptChecks(database, before(eventDays));
  const alerts = await pruneAlerts(database, before(eventDays));
  return { feed, events, receiptChecks, alerts };
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

async function pruneReceiptChecks(database: Database, before: string): Promise<number> {
  let pruned = 0;
  for (;;) {
    const old = await database
      .selectFrom("receipt_checks as old")
      .select(["old.intent_id", "old.number"])
      .where("old.at", "<", before)
      .where((where) =>
        where.exists(
          where
            .selectFrom("receipt_checks as later")
            .select("later.number")
            .whereRef("later.intent_id", "=", "old.intent_id")
            .whereRef("later.number", ">", "old.number"),
        ),
      )
      .orderBy("old.at")
      .limit(atOnce)
      .execute();
    for (const { intent_id: intentId, number } of old) {
      await database
        .deleteFrom("receipt_checks")
        .where("intent_id", "=", intentId)
        .where("number", "=", number)
        .execute();
    }
    pruned += old.length;
    if (old.length < atOnce) return pruned;
  }
}

async function pruneAlerts(database: Database, before: string): Promise<number> {
  let pruned = 0;
  for (;;) {
    const { numDeletedRows } = await database
      .deleteFrom("alerts")
      .where("id", "in", (query) =>
        query
          .selectFrom("alerts as old")
          .select("old.id")
          .where("old.created_at", "<", before)
          .where("old.next_at", "is", null)
          .limit(atOnce),
      )
      .executeTakeFirstOrThrow();
    pruned += Number(numDeletedRows);
    if (numDeletedRows === 0n) return pruned;
  }
}
