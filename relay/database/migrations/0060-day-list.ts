import { sql, type Kysely } from "kysely";

import { searchKey } from "../../../contract/search-key.ts";
import { isPostgres } from "../is-postgres.ts";

const atOnce = 1_000;

/** What is searched for over all days. */
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

  // A search needs no more than the ids.
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
