import type { Kysely } from "kysely";

/** The stores to which a staff member belongs besides their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("staff_stores")
    .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("staff_stores_key", ["staff_id", "store_id"])
    .execute();
  await db.schema
    .createIndex("staff_stores_by_store")
    .on("staff_stores")
    .columns(["store_id", "staff_id"])
    .execute();
}
