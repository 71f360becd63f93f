import { Kysely, SqliteDialect } from "kysely";

import { namesPostgres, type Database } from "./open-database.ts";
import { openNodeSqliteReader } from "./node-sqlite.ts";
import { postgresDialect } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { sqlitePath } from "./sqlite.ts";

/**
 * A connection of its own to a database that is being served, for long reads in a thread of their
 * own. It migrates nothing; on SQLite it cannot write.
 * @throws Error with a sentence for the operator when it cannot be opened
 */
export async function openReader(databaseUrl: string): Promise<Database> {
  return new Kysely<Schema>({
    dialect: namesPostgres(databaseUrl)
      ? await postgresDialect(databaseUrl)
      : new SqliteDialect({ database: openNodeSqliteReader(sqlitePath(databaseUrl)) }),
  });
}
