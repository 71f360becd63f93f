import { sql, type Kysely } from "kysely";

/** Fintoc's two products: each store sells with one, and each intent remembers its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("stores")
    .addColumn("product", "text", (column) => column.notNull().defaultTo("payment_intent"))
    .execute();
  await db.schema
    .alterTable("payment_intents")
    .addColumn("product", "text", (column) => column.notNull().defaultTo("payment_intent"))
    .execute();
  for (const column of ["session_id", "redirect_url", "withdraw_at"]) {
    await db.schema.alterTable("payment_intents").addColumn(column, "text").execute();
  }
  await db.schema
    .createIndex("payment_intents_by_session")
    .unique()
    .on("payment_intents")
    .column("session_id")
    .execute();
  await sql`create index payment_intents_to_withdraw on payment_intents (withdraw_at) where withdraw_at is not null`.execute(
    db,
  );
}
