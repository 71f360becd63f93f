import { sql } from "kysely";

import { isPostgres } from "./is-postgres.ts";
import type { Database } from "./open-database.ts";

/**
 * Until the transaction's end nobody else holds these intents' rows. Rows are locked in the order
 * intents (by id), then stores (by id), so that no two transactions wait for each other.
 * SQLite's transactions run one after another and need no locks.
 */
export async function lockIntents(
  transaction: Database,
  intentIds: readonly string[],
): Promise<void> {
  if (!isPostgres(transaction)) return;
  await transaction
    .selectFrom("payment_intents")
    .select("id")
    .where("id", "in", intentIds)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/**
 * Until the transaction's end nobody else works on what Fintoc calls by this id. A webhook may come
 * while our intent still learns Fintoc's id: either finds what the other has committed.
 * Taken before any row is locked.
 */
export async function lockFintocId(transaction: Database, fintocId: string): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${fintocId}, 0))`.execute(transaction);
}
