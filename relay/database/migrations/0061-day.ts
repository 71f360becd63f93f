import { PostgresAdapter, sql, type Kysely } from "kysely";

/**
 * How long each payment took, and an index that holds all that a day's totals go by: its rows'
 * states, a page of text each, are not read for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("payment_intents").addColumn("pay_ms", "bigint").execute();
  const took =
    db.getExecutor().adapter instanceof PostgresAdapter
      ? sql`round(extract(epoch from final_at::timestamptz - created_at::timestamptz) * 1000)`
      : sql`cast(round((julianday(final_at) - julianday(created_at)) * 86400000) as integer)`;
  await sql`
    update payment_intents
    set pay_ms = case when final_at < created_at then 0 else ${took} end
    where status = 'succeeded' and final_at is not null`.execute(db);
  await db.schema
    .createIndex("payment_intents_by_day")
    .on("payment_intents")
    .columns([
      "store_id",
      "created_at",
      "status",
      "attention",
      "till_id",
      "cashier_id",
      "settled_at",
      "amount",
      "tip",
      "pay_ms",
    ])
    .execute();
}
