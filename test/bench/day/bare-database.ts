import { DatabaseSync, type SQLInputValue } from "node:sqlite";

import { Kysely } from "kysely";
import pg from "pg";

import type { Database } from "../../../relay/database/open-database.ts";
import { namesPostgres } from "../../../relay/database/open-database.ts";
import { postgresDialect } from "../../../relay/database/postgres.ts";
import type { Schema } from "../../../relay/database/schema.ts";
import { sqliteDialect, sqlitePath } from "../../../relay/database/sqlite.ts";

export interface BareQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The database without a relay before it: the relay's own queries, written down and run again. */
export interface BareDatabase {
  /** What a function of the relay's asks of the database. */
  readonly record: (ask: (database: Database) => Promise<unknown>) => Promise<readonly BareQuery[]>;
  readonly run: (queries: readonly BareQuery[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openBareDatabase(databaseUrl: string): Promise<BareDatabase> {
  let recorded: BareQuery[] = [];
  const onPostgres = namesPostgres(databaseUrl);
  const database = new Kysely<Schema>({
    dialect: onPostgres
      ? await postgresDialect(databaseUrl)
      : sqliteDialect(databaseUrl, { checked: false }),
    log: ({ level, query }) => {
      if (level === "query") recorded.push({ sql: query.sql, parameters: query.parameters });
    },
  });
  const bare = onPostgres ? await bySocket(databaseUrl) : inProcess(databaseUrl);
  return {
    async record(ask) {
      recorded = [];
      await ask(database);
      return recorded;
    },
    async run(queries) {
      for (const query of queries) await bare.run(query);
    },
    async close() {
      await database.destroy();
      await bare.close();
    },
  };
}

function inProcess(databaseUrl: string) {
  const database = new DatabaseSync(sqlitePath(databaseUrl), { readOnly: true });
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  return {
    run({ parameters, sql }: BareQuery): Promise<void> {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as Kysely passed them before
      statement.all(...(parameters as SQLInputValue[]));
      return Promise.resolve();
    },
    close: () => Promise.resolve(database.close()),
  };
}

async function bySocket(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    run: async ({ parameters, sql }: BareQuery): Promise<void> => {
      await client.query(sql, [...parameters]);
    },
    close: () => client.end(),
  };
}
