import { sql, type Kysely } from "kysely";

import { searchKey } from "../../../contract/search-key.ts";
import { isPostgres } from "../is-postgres.ts";

const atOnce = 1_000;

/**
 * What the day's list is read by. One index carries every column that its filters, orders and sums
 * go by, so that a day is read from one stretch of the index and no row is fetched but those shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const onPostgres = isPostgres(db);
  // Compared by its bytes in both databases: the order of a list must not hang on a locale.
  const bytes = sql.raw(onPostgres ? `collate "C"` : "");
  await sql`alter table payment_intents add column reference_key text ${bytes}`.execute(db);
  let last = "";
  for (;;) {
    const { rows } = await sql<{ readonly id: string; readonly reference: string }>`
      select id, reference from payment_intents
      where reference is not null and id > ${last} order by id limit ${atOnce}`.execute(db);
    for (const { id, reference } of rows) {
      const key = searchKey(reference);
      await sql`update payment_intents set reference_key = ${key} where id = ${id}`.execute(db);
    }
    last = rows.at(-1)?.id ?? last;
    if (rows.length < atOnce) break;
  }

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
  ];
  const columns = onPostgres
    ? `(${place.join(", ")}) include (${carried.join(", ")})`
    : `(${[...place, ...carried].join(", ")})`;
  await sql`create index payment_intents_of_day on payment_intents ${sql.raw(columns)}`.execute(db);
  // The new one begins with the same columns.
  await sql`drop index payment_intents_by_store`.execute(db);

  // A search over all days needs no more than the ids.
  await sql`create index payment_intents_by_reference on payment_intents (store_id, reference_key, id) where reference_key is not null`.execute(
    db,
  );
  await sql`create index payment_intents_by_bank_reference on payment_intents (store_id, bank_reference ${bytes}, id) where bank_reference is not null`.execute(
    db,
  );
  await sql`create index payment_intents_by_amount on payment_intents (store_id, amount, id)`.execute(
    db,
  );
}
