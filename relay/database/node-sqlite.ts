import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

import type { SqliteDatabase, SqliteStatement } from "kysely";

/**
 * Opens a SQLite file as Kysely wants it. WAL with full synchronisation: what has been committed
 * survives a loss of power. Another process (an administrator's command) may write meanwhile.
 * @param checked whether the whole file is read through for damage first (a second per gigabyte)
 * @throws Error with a sentence for the operator when the file is damaged or no database
 */
export function openNodeSqlite(path: string, checked: boolean): SqliteDatabase {
  return forKysely(open(path, checked));
}

/** The same for reading alone, beside the connection that writes. @throws Error when it cannot be opened */
export function openNodeSqliteReader(path: string): SqliteDatabase {
  return forKysely(new DatabaseSync(path, { timeout: 10_000, readOnly: true }));
}

function forKysely(database: DatabaseSync): SqliteDatabase {
  // As PostgreSQL's does, `lower` knows letters beyond a to z: É, Ñ.
  database.function("lower", { deterministic: true }, (text) =>
    typeof text === "string" ? text.toLowerCase() : text,
  );
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // A full disk has rolled everything back already; the first error is the one to tell.
      if (sql === "rollback" && !database.isTransaction) return nothing;
      const known = statements.get(sql);
      if (known !== undefined) return known;
      // Each of our transactions writes. Taking the write lock at once avoids the failure of a
      // read transaction that cannot be upgraded (https://sqlite.org/lang_transaction.html).
      const statement = toStatement(database.prepare(sql === "begin" ? "begin immediate" : sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

function open(path: string, checked: boolean): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: 10_000 });
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma trusted_schema = off;
    `);
    if (checked) {
      const [found] = Object.values(database.prepare("pragma quick_check(1)").get() ?? {});
      if (found !== "ok") throw new Error(`database disk image is malformed: ${String(found)}`);
    }
    return database;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    const message = error instanceof Error ? error.message : String(error);
    const damaged = /malformed|not a database/iu.test(message);
    throw new Error(
      damaged
        ? `The database ${path} is damaged (${message}): stop the relay, move the file and its -wal and -shm aside, and put the newest backup in its place`
        : `The database ${path} cannot be opened: ${message}`,
      { cause: error },
    );
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function toStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

/** Kysely passes what our typed queries gave it: text, numbers and nulls. */
function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number") return value;
    if (typeof value === "bigint" || value instanceof Uint8Array) return value;
    throw new TypeError(`SQLite cannot store a value of type ${typeof value}`);
  });
}
