import { sql, type Kysely } from "kysely";

/**
 * Closings and what each of them counted. A payment intent remembers its last change's position in
 * the store's feed: what has changed since a closing is found by it, exactly (0047).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("payment_intents")
    .addColumn("changed_position", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex("payment_intents_by_change")
    .on("payment_intents")
    .columns(["store_id", "changed_position"])
    .execute();

  // What waits, in small indexes that hold all that is counted by: neither the metrics' scrapes nor a
  // manager's questions read years of sales for it. SQLite prefers them where they hold every column.
  await sql`create index payment_intents_open on payment_intents (
    store_id, created_at, id, status, till_id, amount, mode, final_at
  ) where final_at is null`.execute(db);
  await sql`create index payment_intents_attention on payment_intents (
    store_id, created_at, id, attention, settled_at, status, amount, mode, changed_position
  ) where attention is not null`.execute(db);

  await db.schema
    .createTable("closings")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("mode", "text", (column) => column.notNull())
    .addColumn("closed_at", "text", (column) => column.notNull())
    .addColumn("feed_position", "bigint", (column) => column.notNull())
    .addColumn("received", "bigint", (column) => column.notNull())
    .addColumn("corrections", "bigint", (column) => column.notNull())
    .addColumn("document", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addUniqueConstraint("closings_numbered", ["store_id", "number"])
    .execute();

  // Without references to the intents: PostgreSQL would lock their rows after the store's, against
  // the order in which everything else locks.
  await db.schema
    .createTable("closing_entries")
    .addColumn("intent_id", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("store_id", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("change", "bigint", (column) => column.notNull())
    .addColumn("refunded", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("closing_entries_key", ["intent_id", "number"])
    .execute();
}
