import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { readListQuery } from "../../relay/payment-intents/list-intents.ts";
import { createReader, type Reader } from "../../relay/reading/reader.ts";
import { fill } from "../bench/fill.ts";

let folder: string;
let url: string;
let opened: Database[];
let reader: Reader;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-reader-"));
  url = `sqlite:${join(folder, "relay.sqlite")}`;
  opened = [];
});
afterEach(async () => {
  await reader.close();
  for (const database of opened) await database.destroy();
  await rm(folder, { recursive: true });
});

async function openFilled(): Promise<Database> {
  const database = await openDatabase(url);
  opened.push(database);
  const filling = { intents: 500, statuses: "mixed", withFeed: true, days: 2 } as const;
  await fill(database, { ...filling, stores: 1, tillsPerStore: 3 });
  return database;
}

async function storeOf(database: Database) {
  const store = await database.selectFrom("stores").selectAll().executeTakeFirstOrThrow();
  return { store, scope: { stores: [store], tillId: null, mode: "test" as const } };
}

it("what the relay answers meanwhile does not wait for a long read", async () => {
  const database = await openFilled();
  reader = createReader(url, database, "test");
  const { scope, store } = await storeOf(database);
  const answered: string[] = [];
  const long = reader
    .summarizeIntents(scope, readListQuery({ sort: "amount" }, [store]))
    .then(({ count }) => answered.push(`${count} summed`));
  await database.selectFrom("tills").select("id").execute();
  answered.push("tills");
  await long;
  expect(answered).toEqual(["tills", "500 summed"]);
});

it("what has been committed is read, by whichever connection", async () => {
  const database = await openFilled();
  reader = createReader(url, database, "test");
  const { scope, store } = await storeOf(database);
  const date = "1999-12-31";
  expect(await reader.dayTotals(store, date)).toMatchObject({ count: 0 });
  const { id } = await database
    .selectFrom("payment_intents")
    .select("id")
    .executeTakeFirstOrThrow();
  await database
    .updateTable("payment_intents")
    .set({ created_at: `${date}T15:00:00.000Z` })
    .where("id", "=", id)
    .execute();
  const filter = readListQuery({ day: date, sort: "amount" }, [store]);
  const { rows } = await reader.listIntents(scope, filter);
  expect(rows.map((row) => row.id)).toEqual([id]);
});

it("a refusal says the same as it does within the relay's own thread", async () => {
  const database = await openFilled();
  reader = createReader(url, database, "test");
  const { scope, store } = await storeOf(database);
  const filter = readListQuery({ sort: "amount", cursor: "nonsense" }, [store]);
  const refusal = { code: "cursor_invalid", status: 422, param: "cursor" };
  await expect(reader.listIntents(scope, filter)).rejects.toMatchObject({
    name: "RelayError",
    ...refusal,
  });
});

it("a thread that could not open the database fails what was asked, and the next one answers", async () => {
  const elsewhere = await openDatabase(`sqlite:${join(folder, "elsewhere.sqlite")}`);
  opened.push(elsewhere);
  reader = createReader(url, elsewhere, "test");
  await fill(elsewhere, {
    intents: 0,
    statuses: "mixed",
    withFeed: false,
    days: 1,
    stores: 1,
    tillsPerStore: 1,
  });
  const { store } = await storeOf(elsewhere);
  await expect(reader.dayTotals(store, "2026-06-15")).rejects.toThrow("unable to open database");
  await openFilled();
  expect(await reader.dayTotals(store, "2026-06-15")).toMatchObject({ date: "2026-06-15" });
});

it("nothing is answered once it is closed", async () => {
  const database = await openFilled();
  reader = createReader(url, database, "test");
  const { store } = await storeOf(database);
  const asked = reader.dayTotals(store, "2026-06-15");
  const refused = expect(asked).rejects.toThrow("has ended");
  await reader.close();
  await refused;
  await expect(reader.dayTotals(store, "2026-06-15")).rejects.toThrow("The relay stops");
});
