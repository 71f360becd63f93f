import type { Selectable } from "kysely";

import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { Schema } from "../database/schema.ts";

/** An intent that is this process' to ask about until its lease ends. */
export type LeasedIntent = Pick<
  Selectable<Schema["payment_intents"]>,
  "id" | "fintoc_id" | "session_id" | "token_expires_at"
>;

/** Longer than one request to Fintoc takes; a crashed process' questions are asked after it. */
export const leaseMs = 12_000;

/**
 * Takes up to `limit` intents that are due. In the same statement their `ask_at` is pushed ahead,
 * so that no other process asks about them too; one that crashes leaves them due again.
 * @param createdAfter ISO 8601: only younger ones
 */
export function leaseDue(
  database: Database,
  clock: () => number,
  limit: number,
  createdAfter: string,
): Promise<LeasedIntent[]> {
  const now = clock();
  return database
    .with("due", (query) =>
      query
        .selectFrom("payment_intents")
        .select("id")
        .where("ask_at", "<=", new Date(now).toISOString())
        .where("created_at", ">", createdAfter)
        .orderBy("ask_at")
        .limit(limit)
        .$if(isPostgres(database), (due) => due.forUpdate().skipLocked()),
    )
    .updateTable("payment_intents")
    .set({ ask_at: new Date(now + leaseMs).toISOString() })
    .where("id", "in", (query) => query.selectFrom("due").select("due.id"))
    .returning(["id", "fintoc_id", "session_id", "token_expires_at"])
    .execute();
}

/** At a start everything open is due, but for what another process is asking about just now. */
export async function makeAllDue(database: Database, clock: () => number): Promise<void> {
  const now = clock();
  await database
    .updateTable("payment_intents")
    .set({ ask_at: new Date(now).toISOString() })
    .where("ask_at", ">", new Date(now + leaseMs).toISOString())
    .execute();
}
