import { randomUUID } from "node:crypto";

import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";

import { isPostgres } from "./is-postgres.ts";
import * as initial from "./migrations/0001-initial.ts";
import * as storage from "./migrations/0010-storage.ts";
import * as checkoutSessions from "./migrations/0020-checkout-sessions.ts";
import * as staff from "./migrations/0030-staff.ts";
import * as metricsIndexes from "./migrations/0040-metrics-indexes.ts";
import * as shop from "./migrations/0050-shop.ts";
import * as receipts from "./migrations/0051-receipts.ts";
import * as dayList from "./migrations/0060-day-list.ts";
import * as staffStores from "./migrations/0065-staff-stores.ts";
import * as day from "./migrations/0061-day.ts";
import * as refunds from "./migrations/0062-refunds.ts";
import * as people from "./migrations/0066-people.ts";
import * as closings from "./migrations/0063-closings.ts";
import * as alerts from "./migrations/0067-alerts.ts";
import * as enrolments from "./migrations/0072-enrolments.ts";
import * as dayMode from "./migrations/0073-day-mode.ts";
import { postgresDialect } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { sqliteDialect, sqlitePath } from "./sqlite.ts";

export type Database = Kysely<Schema>;

/** Forward only, in the order of their names. */
const migrations = {
  "0001-initial": initial,
  "0010-storage": storage,
  "0020-checkout-sessions": checkoutSessions,
  "0030-staff": staff,
  "0040-metrics-indexes": metricsIndexes,
  "0050-shop": shop,
  "0051-receipts": receipts,
  "0060-day-list": dayList,
  "0065-staff-stores": staffStores,
  "0061-day": day,
  "0062-refunds": refunds,
  "0066-people": people,
  "0063-closings": closings,
  "0067-alerts": alerts,
  "0072-enrolments": enrolments,
  "0073-day-mode": dayMode,
};

/** Whether a `DATABASE_URL` names a PostgreSQL. */
export function namesPostgres(databaseUrl: string): boolean {
  return /^postgres(?:ql)?:/u.test(databaseUrl);
}

/**
 * Opens the database that a `DATABASE_URL` names and brings it up to this program's version.
 * @param options checked: a SQLite file is read through for damage first, as before serving
 * @throws Error with a sentence for the operator when it cannot be opened or is newer than the program
 */
export async function openDatabase(
  databaseUrl: string,
  options: { readonly checked: boolean } = { checked: false },
): Promise<Database> {
  const onPostgres = namesPostgres(databaseUrl);
  const database = new Kysely<Schema>({
    dialect: onPostgres ? await postgresDialect(databaseUrl) : sqliteDialect(databaseUrl, options),
  });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    const newer = error instanceof Error && /corrupted migrations/u.test(error.message);
    const name = onPostgres ? "at DATABASE_URL" : sqlitePath(databaseUrl);
    throw new Error(
      newer
        ? `The database ${name} was written by a newer version of the relay: start that version or a newer one`
        : `The database ${name} could not be brought up to date`,
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

/** Stands in a backup in the epoch's place: whoever first opens it as a database renews the epoch. */
export const renewEpoch = "renew";

/**
 * Identifies this database: a feed position of another one means nothing here. A restored backup
 * is another one, on PostgreSQL too: a dump that is restored makes its tables anew, a server that
 * was recovered or promoted is on a new timeline.
 */
export async function readEpoch(database: Database): Promise<string> {
  await database
    .updateTable("meta")
    .set({ value: randomUUID() })
    .where("key", "=", "epoch")
    .where("value", "=", renewEpoch)
    .execute();
  const { value } = await database
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "epoch")
    .executeTakeFirstOrThrow();
  if (!isPostgres(database)) return value;
  const life = sql<{ life: string }>`
    select concat_ws('-', database.oid, 'meta'::regclass::oid, server.timeline_id) as life
    from pg_database as database, pg_control_checkpoint() as server
    where database.datname = current_database()`;
  const { rows } = await life.execute(database);
  return `${value}-${rows[0]?.life}`;
}
