import type { Kysely } from "kysely";

/** Who changed staff, tills and settings; when a till was last heard of; which secret it had before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("changes")
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("by_id", "text", (column) => column.references("staff.id"))
    .addColumn("by_name", "text")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("subject_id", "text")
    .addColumn("subject_name", "text")
    .addColumn("before", "text", (column) => column.notNull())
    .addColumn("after", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("changes_key", ["store_id", "number"])
    .execute();
  await db.schema.alterTable("tills").addColumn("seen_at", "text").execute();
  await db.schema.alterTable("tills").addColumn("replaced_secret_hash", "text").execute();
  await db.schema
    .createIndex("tills_by_replaced_secret")
    .on("tills")
    .column("replaced_secret_hash")
    .execute();
  await db.schema.createIndex("tills_by_store").on("tills").column("store_id").execute();
}
