import { randomUUID } from "node:crypto";

import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name);

  await table("meta")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await sql`insert into meta (key, value) values ('epoch', ${randomUUID()})`.execute(db);

  await table("stores")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("day_starts_at_hour", "integer", (column) => column.notNull())
    .addColumn("recipient", "text")
    .addColumn("business_profile", "text")
    .addColumn("max_amount", "bigint")
    .addColumn("confirm_above", "bigint")
    .addColumn("feed_position", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();

  await table("tills")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.unique())
    .addColumn("secret_used_at", "text")
    .addColumn("paired_at", "text")
    .addColumn("revoked_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();

  await table("pairing_codes")
    .addColumn("code_hash", "text", (column) => column.primaryKey())
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .addColumn("claim_hash", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();

  await table("payment_intents")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("till_id", "text", (column) => column.notNull().references("tills.id"))
    .addColumn("mode", "text", (column) => column.notNull())
    .addColumn("amount", "bigint", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("reference", "text")
    .addColumn("customer_email", "text")
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("slug", "text", (column) => column.notNull().unique())
    .addColumn("confirm_above", "bigint")
    .addColumn("fintoc_id", "text", (column) => column.unique())
    .addColumn("widget_token", "text")
    .addColumn("token_expires_at", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("attention", "text")
    .addColumn("settled_at", "text")
    .addColumn("bank_reference", "text")
    .addColumn("final_at", "text")
    .addColumn("ask_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("payment_intents_by_till")
    .on("payment_intents")
    .columns(["till_id", "created_at", "id"])
    .execute();
  await db.schema
    .createIndex("payment_intents_by_store")
    .on("payment_intents")
    .columns(["store_id", "created_at", "id"])
    .execute();
  await sql`create index payment_intents_to_ask on payment_intents (ask_at) where ask_at is not null`.execute(
    db,
  );

  await table("creation_attempts")
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("idempotency_key", "text", (column) => column.notNull())
    .addColumn("sent_at", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addPrimaryKeyConstraint("creation_attempts_key", ["intent_id", "number"])
    .execute();

  await table("facts")
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("fact", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("facts_key", ["intent_id", "number"])
    .execute();

  await table("events")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("mode", "text")
    .addColumn("fintoc_id", "text")
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("result", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("events_by_fintoc_id").on("events").column("fintoc_id").execute();

  await table("feed")
    .addColumn("store_id", "text", (column) => column.notNull().references("stores.id"))
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("intent_id", "text", (column) => column.notNull().references("payment_intents.id"))
    .addColumn("till_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("feed_key", ["store_id", "position"])
    .execute();
}
