import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { SqliteAdapter, SqliteDialect } from "kysely";

import { openNodeSqlite } from "./node-sqlite.ts";

/** The file that a `sqlite:` address names. */
export function sqlitePath(databaseUrl: string): string {
  return resolve(databaseUrl.replace(/^sqlite:/u, ""));
}

/** SQLite's DDL is transactional: two programs that start at once must not migrate side by side. */
class MigratingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** @throws Error with a sentence for the operator when the file cannot be opened or is damaged */
export function sqliteDialect(
  databaseUrl: string,
  { checked }: { readonly checked: boolean },
): SqliteDialect {
  const path = sqlitePath(databaseUrl);
  mkdirSync(dirname(path), { recursive: true });
  const dialect = new SqliteDialect({ database: openNodeSqlite(path, checked) });
  dialect.createAdapter = () => new MigratingAdapter();
  return dialect;
}
