import { afterEach, beforeEach, expect, it } from "vitest";

import { businessDayOf } from "../../contract/business-day.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
let manager: string;
let rehearsed: string;
let sold: string;
beforeEach(async () => {
  bench = await startBench();
  const store = await bench.addStore();
  till = await bench.pairTill(store);
  const luz = await bench.addStaff(store, "manager", "4711", "Luz Rojas");
  manager = await till.signIn(luz, "4711");
  rehearsed = (await till.sale()).id;
  sold = (await till.sale()).id;
  // The one was charged with the keys before: this bench has keys of one mode alone.
  const database = await openDatabase(bench.databaseUrl);
  await database
    .updateTable("payment_intents")
    .set({ mode: "live" })
    .where("id", "=", rehearsed)
    .execute();
  await database.destroy();
});
afterEach(() => bench.close());

async function asManager(path: string) {
  const answer = await till.call("GET", path, undefined, manager);
  expect(answer.status).toBe(200);
  return answer;
}

it("what was charged with other keys is in no list and no sum, and is found by its id alone", async () => {
  const today = businessDayOf(bench.simulator.now(), "America/Santiago", 0);
  const whole = { count: 1, amount: 12_990 };
  const { day } = await (await asManager(`/v1/days/${today}`)).json();
  expect(day).toMatchObject({ ...whole, open: whole, byTill: [whole] });
  const all = await (await asManager(`/v1/stores/days/${today}`)).json();
  expect(all.day).toMatchObject({ stores: [{ count: 1 }], byCurrency: [{ count: 1 }] });
  for (const query of [`day=${today}`, "sort=amount", "q=12990", "store=all"]) {
    const list = await (await asManager(`/v1/payment-intents?${query}`)).json();
    expect(list.paymentIntents.map(({ id }: { id: string }) => id)).toEqual([sold]);
    const summary = await (await asManager(`/v1/payment-intents/summary?${query}`)).json();
    expect(summary).toMatchObject(whole);
  }
  const range = `from=${today}&to=${today}`;
  const exported = await (await asManager(`/v1/exports/payment-intents?${range}`)).text();
  expect(exported).toContain(sold);
  expect(exported).not.toContain(rehearsed);
  const { report } = await (await till.call("GET", "/v1/till/report")).json();
  expect(report.byStatus).toMatchObject([{ count: 1, sum: whole.amount }]);
  expect((await till.get(rehearsed)).mode).toBe("live");
});
