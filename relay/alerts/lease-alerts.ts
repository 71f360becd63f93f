import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertRow } from "../database/schema.ts";

/** Longer than any try takes; what a crashed process was sending is sent after it. */
export const alertLeaseMs = 60_000;

/**
 * Takes up to `limit` messages that are due. In the same statement their `next_at` is pushed ahead,
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
