import { expect, it, onTestFinished } from "vitest";

import { addDays, businessDayOf } from "../../contract/business-day.ts";
import { closingFigures } from "../../relay/closings/closing-figures.ts";
import { nextScope } from "../../relay/closings/read-closings.ts";
import { verifyClosings } from "../../relay/closings/verify-closings.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { dayTotals } from "../../relay/days/day-totals.ts";
import { listIntents, readListQuery } from "../../relay/payment-intents/list-intents.ts";
import { summarizeIntents } from "../../relay/payment-intents/list-summary.ts";
import { fillStore } from "../bench/fill-store.ts";
import { startBench } from "./harness.ts";

const days = 4;

it("a filled store's totals, lists, closings and sales are as those of one that has sold", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const storeId = await bench.addStore();
  const till = await bench.pairTill(storeId);
  const manager = await bench.addStaff(storeId, "manager", "4711");
  await bench.addStaff(storeId, "cashier", "4712");
  const database = await openDatabase(bench.databaseUrl);
  onTestFinished(() => database.destroy());
  const now = Date.parse("2026-06-15T23:00:00.000Z");
  await fillStore(database, { storeId, count: 2_000, days, today: 500, seed: 7, now });

  const store = await database.selectFrom("stores").selectAll().executeTakeFirstOrThrow();
  const rows = await database.selectFrom("payment_intents").selectAll().execute();
  expect(rows).toHaveLength(2_000);
  const today = businessDayOf(now, store.time_zone, store.day_starts_at_hour);
  let counted = 0;
  for (let age = 0; age < days; age += 1) {
    const day = addDays(today, -age);
    const totals = await dayTotals(database, store, "test", day);
    const query = readListQuery({ day }, [store]);
    const summary = await summarizeIntents(
      database,
      { stores: [store], tillId: null, mode: "test" as const },
      query,
    );
    expect(summary).toMatchObject({
      count: totals.count,
      amount: totals.amount,
      received: totals.received,
    });
    const timed = rows
      .filter((row) => row.created_at >= totals.from && row.created_at < totals.to)
      .flatMap((row) => row.pay_ms ?? [])
      .toSorted((a, b) => a - b);
    expect(timed).toHaveLength(totals.received.count);
    const half = (timed.length - 1) / 2;
    const middle = (timed[Math.floor(half)] ?? 0) + (timed[Math.ceil(half)] ?? 0);
    expect(totals.medianPayMs).toBe(Math.floor(middle / 2));
    counted += totals.count;
  }
  expect(counted).toBe(2_000);

  const closings = await database.selectFrom("closings").selectAll().orderBy("number").execute();
  expect(closings.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect((await verifyClosings(database)).faults).toEqual([]);
  const scope = await nextScope(database, storeId, "test");
  const next = await closingFigures(database, store, scope, new Date(now).toISOString());
  const totals = await dayTotals(database, store, "test", today);
  expect(next.count).toBe(
    rows.filter((row) => row.created_at >= totals.from && row.final_at !== null).length,
  );
  expect(next.received).toMatchObject(totals.received);
  expect(next.late.count).toBe(0);

  const session = await till.signIn(manager, "4711");
  const { rows: found } = await listIntents(
    database,
    { stores: [store], tillId: null, mode: "test" as const },
    readListQuery({ day: addDays(today, -1), sort: "reference" }, [store]),
  );
  const refunded = rows.find((row) => row.refunded_amount > 0);
  const settled = rows.find((row) => row.settled_at !== null);
  expect(found).not.toEqual([]);
  // Another store draws other sales: now and then none of 2,000 was refunded or needed a person.
  for (const id of [found[0], refunded, settled].flatMap((row) => row?.id ?? [])) {
    const answer = await till.call("GET", `/v1/payment-intents/${id}`, undefined, session);
    expect(answer.status).toBe(200);
  }
}, 60_000);
