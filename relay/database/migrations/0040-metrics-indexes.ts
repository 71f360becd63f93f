import type { Kysely } from "kysely";

/** What `/metrics` reads at every scrape is read from an index (0063 has those over sales). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("events_by_received_at").on("events").column("received_at").execute();
}
