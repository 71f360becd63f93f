import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, expect, it } from "vitest";

import { startBench, type Bench } from "./harness.ts";

let folder: string;
let bench: Bench;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-health-"));
  bench = await startBench({ DATABASE_URL: `sqlite:${folder}/relay.sqlite` });
});
afterEach(async () => {
  await bench.close();
  await rm(folder, { recursive: true });
});

const inDatabase = (sql: string) => {
  const database = new DatabaseSync(join(folder, "relay.sqlite"));
  database.exec(sql);
  database.close();
};
const readiness = async () => {
  const response = await fetch(`${bench.relay().url}/readyz`);
  return [response.status, await response.json()];
};

it("is ready with its database and every migration", async () => {
  expect(await readiness()).toEqual([200, { status: "ready" }]);
});

it("is not ready while a migration of this program is missing", async () => {
  inDatabase("delete from kysely_migration where name = '0040-metrics-indexes'");
  expect(await readiness()).toEqual([503, { status: "not_ready", because: "migrations" }]);
});

it("stays ready when a newer program has brought the database further", async () => {
  inDatabase("insert into kysely_migration values ('9999-later', '2026-01-01T00:00:00.000Z')");
  expect(await readiness()).toEqual([200, { status: "ready" }]);
});

it("is not ready, but alive, when the database cannot be read", async () => {
  inDatabase("drop table kysely_migration");
  expect(await readiness()).toEqual([503, { status: "not_ready", because: "database" }]);
  expect((await fetch(`${bench.relay().url}/healthz`)).status).toBe(200);
});
