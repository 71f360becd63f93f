import { PostgresAdapter } from "kysely";

import type { Database } from "./open-database.ts";

/**
 * Whether rows must be locked by name. SQLite's transactions run one after another; PostgreSQL's
 * run side by side.
 */
export function isPostgres(database: Pick<Database, "getExecutor">): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
