import type { Kysely } from "kysely";

/** Tokens that pair many computers, each as a till of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("enrolments")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("used", "integer", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("revoked_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("enrolled_tills")
    .addColumn("enrolment_id", "text", (column) => column.notNull().references("enrolments.id"))
    .addColumn("claim_hash", "text", (column) => column.notNull())
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addPrimaryKeyConstraint("enrolled_tills_key", ["enrolment_id", "claim_hash"])
    .execute();
}
