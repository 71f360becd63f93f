import type { Kysely } from "kysely";

/** Staff with PINs and their sessions, the till's next secret, raw bodies that are not UTF-8. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("staff")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("pin_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .execute();
  await db.schema.createIndex("staff_by_store").on("staff").column("store_id").execute();

  await db.schema
    .createTable("staff_sessions")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await db.schema
    .createIndex("staff_sessions_by_end")
    .on("staff_sessions")
    .column("expires_at")
    .execute();

  await db.schema
    .createTable("pin_tries")
    .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addColumn("wrong", "integer", (column) => column.notNull())
    .addColumn("wait_until", "text")
    .addPrimaryKeyConstraint("pin_tries_key", ["staff_id", "till_id"])
    .execute();

  await db.schema
    .alterTable("payment_intents")
    .addColumn("cashier_id", "text", (column) => column.references("staff.id"))
    .execute();
  await db.schema.alterTable("tills").addColumn("next_secret_hash", "text").execute();
  await db.schema
    .createIndex("tills_by_next_secret")
    .on("tills")
    .column("next_secret_hash")
    .unique()
    .execute();
  await db.schema
    .alterTable("events")
    .addColumn("body_encoding", "text", (column) => column.notNull().defaultTo("utf8"))
    .execute();
}
