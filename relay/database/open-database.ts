import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { Kysely, sql, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";

import * as initial from "./migrations/0001-initial.ts";
import * as metricsIndexes from "./migrations/0040-metrics-indexes.ts";
import { openNodeSqlite } from "./node-sqlite.ts";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

/** Forward only, in the order of their names. */
const migrations = { "0001-initial": initial, "0040-metrics-indexes": metricsIndexes };

/**
 * Opens the database that a `DATABASE_URL` names and brings it up to this program's version.
 * @throws Error with a sentence for the operator when it cannot be opened or is newer than the program
 */
export async function openDatabase(databaseUrl: string): Promise<Database> {
  const path = resolve(databaseUrl.replace(/^sqlite:/u, ""));
  mkdirSync(dirname(path), { recursive: true });
  const database = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: openNodeSqlite(path) }),
  });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    const newer = error instanceof Error && /corrupted migrations/u.test(error.message);
    throw new Error(
      newer
        ? `The database ${path} was written by a newer version of the relay: start that version or a newer one`
        : `The database ${path} could not be brought up to date`,
      { cause: error },
    );
  }
  return database;
}

/** Which of this program's migrations the database lacks: none, once it is up to date. */
export async function missingMigrations(database: Database): Promise<readonly string[]> {
  const applied = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(
    database,
  );
  const names = new Set(applied.rows.map((row) => row.name));
  return Object.keys(migrations).filter((name) => !names.has(name));
}

/** Identifies this database: a feed position of another one means nothing here. */
export async function readEpoch(database: Database): Promise<string> {
  const row = await database
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "epoch")
    .executeTakeFirstOrThrow();
  return row.value;
}
