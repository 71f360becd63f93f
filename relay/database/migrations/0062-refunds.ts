import { sql, type Kysely } from "kysely";

/**
 * Refunds, and what they have made of their payment intents. Each intent remembers the account that
 * it is paid to: those from before take their store's present one, the best that is known of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("payment_intents").addColumn("recipient", "text").execute();
  await sql`update payment_intents set recipient = (select stores.recipient from stores where stores.id = payment_intents.store_id)`.execute(
    db,
  );
  for (const column of ["refunded_amount", "refunding_amount"]) {
    await db.schema
      .alterTable("payment_intents")
      .addColumn(column, "bigint", (each) => each.notNull().defaultTo(0))
      .execute();
  }

  await db.schema
    .createTable("refunds")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("amount", "bigint", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("staff_id", "text", (column) => column.references("staff.id"))
    .addColumn("note", "text")
    .addColumn("fintoc_id", "text", (column) => column.unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("final_at", "text")
    .addColumn("ask_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("refunds_by_intent")
    .on("refunds")
    .columns(["intent_id", "created_at"])
    .execute();
  await db.schema
    .createIndex("refunds_by_end")
    .on("refunds")
    .columns(["store_id", "final_at"])
    .execute();
  // What is under way: read at every scrape of the metrics, at each start, and by the day's totals.
  await sql`create index refunds_open on refunds (store_id, created_at) where final_at is null`.execute(
    db,
  );
  await sql`create index refunds_to_ask on refunds (ask_at) where ask_at is not null`.execute(db);

  await db.schema
    .createTable("refund_attempts")
    .addColumn("refund_id", "text", (column) => column.notNull().references("refunds.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("idempotency_key", "text", (column) => column.notNull())
    .addColumn("sent_at", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addPrimaryKeyConstraint("refund_attempts_key", ["refund_id", "number"])
    .execute();

  await db.schema
    .createTable("refund_facts")
    .addColumn("refund_id", "text", (column) => column.notNull().references("refunds.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("fact", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("refund_facts_key", ["refund_id", "number"])
    .execute();

  await db.schema
    .createTable("found_refunds")
    .addColumn("fintoc_id", "text", (column) => column.primaryKey())
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("ask_at", "text", (column) => column.notNull())
    .addColumn("found_at", "text", (column) => column.notNull())
    .execute();
}
