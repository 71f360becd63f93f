import type { Kysely } from "kysely";

/** What a store's tills offer and show, and the tip within an amount. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["tips", "quick_amounts", "receipt_words"]) {
    await db.schema.alterTable("stores").addColumn(column, "text").execute();
  }
  await db.schema
    .createTable("store_logos")
    .addColumn("store_id", "text", (column) => column.primaryKey().references("stores.id"))
    .addColumn("logo", "text", (column) => column.notNull())
    .execute();
  await db.schema.alterTable("payment_intents").addColumn("tip", "bigint").execute();
}
