import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, expect, it } from "vitest";

import { leaseAlerts } from "../../relay/alerts/lease-alerts.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench } from "./harness.ts";

let bench: Bench;
let database: Database;
let store: string;
beforeEach(async () => {
  bench = await startBench();
  database = await openDatabase(bench.databaseUrl);
  store = await bench.addStore();
});
afterEach(async () => {
  await database.destroy();
  await bench.close();
});

/** Due in a day: the relay's own sender takes none of them. */
const due = (minute: number) => new Date(Date.now() + 86_400_000 + minute * 60_000).toISOString();
const later = () => Date.now() + 2 * 86_400_000;

async function addAlert(tries: number, minute: number): Promise<string> {
  const id = randomUUID();
  await database
    .insertInto("alerts")
    .values({
      id,
      store_id: store,
      intent_id: null,
      subject_id: id,
      reason: "test",
      channel: "webhook",
      recipient: "",
      code: id,
      state: "waiting",
      tries,
      outcome: tries === 0 ? null : "timeout",
      created_at: new Date().toISOString(),
      next_at: due(minute),
      ended_at: null,
    })
    .execute();
  return id;
}

it("what has never been tried is sent before what a dead receiver has not taken", async () => {
  for (let minute = 0; minute < 20; minute += 1) await addAlert(3, minute);
  const fresh = [await addAlert(0, 30), await addAlert(0, 31)];
  const leased = await leaseAlerts(database, later, 2);
  expect(leased.map(({ id }) => id).toSorted()).toEqual(fresh.toSorted());
  expect(await leaseAlerts(database, later, 100)).toHaveLength(20);
});
