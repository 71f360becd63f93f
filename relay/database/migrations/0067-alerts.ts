import { sql, type Kysely } from "kysely";

/** Where a store's people are told outside the app, and what is told them: an outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert_settings")
    .addColumn("store_id", "text", (column) => column.primaryKey().references("stores.id"))
    .addColumn("webhook_url", "text")
    .addColumn("webhook_secret", "text")
    .addColumn("secret_at", "text")
    .addColumn("emails", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("alerts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("intent_id", "text", (column) => column.references("payment_intents.id"))
    .addColumn("subject_id", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("recipient", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull().unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("next_at", "text")
    .addColumn("ended_at", "text")
    // Told once, whatever happens: a webhook once, each mailbox once.
    .addUniqueConstraint("alerts_told_once", ["subject_id", "reason", "channel", "recipient"])
    .execute();
  await sql`create index alerts_to_send on alerts (next_at) where next_at is not null`.execute(db);
  await sql`create index alerts_given_up on alerts (ended_at) where state = 'failed'`.execute(db);
  await db.schema
    .createIndex("alerts_by_store")
    .on("alerts")
    .columns(["store_id", "created_at"])
    .execute();
  await db.schema.createIndex("alerts_by_age").on("alerts").column("created_at").execute();
}
