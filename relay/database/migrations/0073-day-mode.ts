import { sql, type Kysely } from "kysely";

import { isPostgres } from "../is-postgres.ts";

/** The day's index carries the mode too: test and live money are read apart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const place = ["store_id", "created_at", "id"];
  const carried = [
    "mode",
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
  await sql`drop index payment_intents_of_day`.execute(db);
  await sql`create index payment_intents_of_day on payment_intents ${sql.raw(columns)}`.execute(db);
}
