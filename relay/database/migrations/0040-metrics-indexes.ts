import { sql, type Kysely } from "kysely";

/** What `/metrics` reads at every scrape is read from small indexes, not from years of sales. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index payment_intents_open on payment_intents (status, created_at) where final_at is null`.execute(
    db,
  );
  await sql`create index payment_intents_attention on payment_intents (attention) where attention is not null and settled_at is null`.execute(
    db,
  );
  await db.schema.createIndex("events_by_received_at").on("events").column("received_at").execute();
}
