import { sql } from "kysely";

import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertRow } from "../database/schema.ts";

const firstTriesFirst = sql`case when tries = 0 then 0 else 1 end`;

/** Longer than any try takes; what a crashed process was sending is sent after it. */
export const alertLeaseMs = 60_000;

/**
 * Takes up to `limit` messages that are due, those first that were never tried: what a dead receiver
 * does not take holds nobody else up. In the same statement their `next_at` is pushed ahead,
 * so that no other process sends them too; one that crashes leaves them due again.
 */
export function leaseAlerts(
  database: Database,
  clock: () => number,
  limit: number,
): Promise<AlertRow[]> {
  const now = clock();
  return database
    .with("due", (query) =>
      query
        .selectFrom("alerts")
        .select("id")
        .where("next_at", "<=", new Date(now).toISOString())
        .orderBy(firstTriesFirst)
        .orderBy("next_at")
        .limit(limit)
        .$if(isPostgres(database), (due) => due.forUpdate().skipLocked()),
    )
    .updateTable("alerts")
    .set({ next_at: new Date(now + alertLeaseMs).toISOString() })
    .where("id", "in", (query) => query.selectFrom("due").select("due.id"))
    .returningAll()
    .execute();
}
