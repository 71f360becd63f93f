import { sql, type Kysely } from "kysely";

/** For pruning by age, and for finding creations that a crashed process left unfinished. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("stores")
    .addColumn("feed_pruned_position", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("events_by_age").on("events").column("received_at").execute();
  await db.schema.createIndex("feed_by_age").on("feed").columns(["store_id", "at"]).execute();
  await sql`create index payment_intents_creating on payment_intents (created_at) where status = 'creating'`.execute(
    db,
  );
}
