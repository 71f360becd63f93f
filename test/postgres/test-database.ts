import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { inject } from "vitest";

/** The database that this vitest project runs on (`vite.config.ts`). */
const testsPostgres = process.env["TEST_DATABASE"] === "postgres";

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** An empty database of its own. */
export function createTestDatabase(): Promise<TestDatabase> {
  return testsPostgres ? createPostgres() : createSqlite();
}

async function createSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "cobro-relay-"));
  return {
    url: `sqlite:${folder}/relay.sqlite`,
    drop: () => rm(folder, { recursive: true }),
  };
}

async function createPostgres(): Promise<TestDatabase> {
  const name = `cobro_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("postgresUrl"));
  await run(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
