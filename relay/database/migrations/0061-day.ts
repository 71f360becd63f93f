import { sql, type Kysely } from "kysely";

import { isPostgres } from "../is-postgres.ts";

/**
 * How long each payment took, and what a day is read by. One index carries every column that the
 * day's totals and its list's filters, orders and sums go by, so that a day is read from one stretch
 * of the index and no row, a page of text each, is fetched but those shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("payment_intents").addColumn("pay_ms", "bigint").execute();
  const took = isPostgres(db)
    ? sql`round(extract(epoch from final_at::timestamptz - created_at::timestamptz) * 1000)`
    : sql`cast(round((julianday(final_at) - julianday(created_at)) * 86400000) as integer)`;
  await sql`
    update payment_intents
    set pay_ms = case when final_at < created_at then 0 else ${took} end
    where status = 'succeeded' and final_at is not null`.execute(db);

  const place = ["store_id", "created_at", "id"];
  const carried = [
    "status",
    "attention",
    "settled_at",
    "till_id",
    "cashier_id",
    "amount",
    "tip",
    "final_at",
    "reference_key",
    "bank_reference",
    "pay_ms",
  ];
  const columns = isPostgres(db)
    ? `(${place.join(", ")}) include (${carried.join(", ")})`
    : `(${[...place, ...carried].join(", ")})`;
  await sql`create index payment_intents_of_day on payment_intents ${sql.raw(columns)}`.execute(db);
  // The new one begins with the same columns.
  await sql`drop index payment_intents_by_store`.execute(db);
}
