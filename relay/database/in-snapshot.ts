import { sql } from "kysely";

import { isPostgres } from "./is-postgres.ts";
import type { Database } from "./open-database.ts";

/**
 * Runs reads that all see the database as it is at one moment, whatever is committed between them.
 * It writes nothing: on SQLite it waits for no other process that writes.
 */
export function inSnapshot<Value>(
  database: Database,
  read: (snapshot: Database) => Promise<Value>,
): Promise<Value> {
  if (isPostgres(database)) {
    const transaction = database.transaction().setIsolationLevel("repeatable read");
    return transaction.setAccessMode("read only").execute(read);
  }
  return database.connection().execute(async (snapshot) => {
    await sql`begin deferred`.execute(snapshot);
    try {
      return await read(snapshot);
    } finally {
      await sql`rollback`.execute(snapshot);
    }
  });
}
