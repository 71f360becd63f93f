import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as v from "valibot";

import { isFinal, type PaymentIntent } from "../../contract/payment-intent.ts";
import { tillReportAnswerSchema } from "../../contract/till-report.ts";
import { isReceived } from "../../contract/received.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { listDay, replaceIntents, storedIntents, sum } from "./stored-intents.ts";

const zone = "America/Santiago";
const dayStartsAtHour = 4;
/** Clocks go back during the first (25 hours) and forward during the second (23 hours). */
const days = ["2026-04-04", "2026-09-05", "2026-06-15"] as const;

let bench: Bench;
let database: Database;
let store: string;
let tills: readonly TillClient[];
let ana: string;
let luz: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore("--day-starts-at-hour", String(dayStartsAtHour));
  tills = [await bench.pairTill(store), await bench.pairTill(store)];
  ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  luz = await bench.addStaff(store, "manager", "12345678", "Luz");
  database = await openDatabase(bench.databaseUrl);
});
afterEach(async () => {
  await database.destroy();
  await bench.close();
});

async function report(query: string, till = tills[0], session?: string) {
  const response = await till?.call("GET", `/v1/till/report${query}`, undefined, session);
  return v.parse(tillReportAnswerSchema, await response?.json()).report;
}

const total = (intents: readonly PaymentIntent[]) => {
  const { amount, count } = sum(intents);
  return { count, sum: amount };
};

it("a report's figures are the sums of the till's own list, everybody's or one cashier's", async () => {
  const stored = storedIntents(days, zone, dayStartsAtHour);
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { maxLength: 60 }), async (intents) => {
      await replaceIntents(database, { store, tills, cashiers: [null, ana, luz] }, intents);
      for (const day of days) {
        for (const till of tills) {
          const listed = await listDay(till, day);
          for (const cashier of [null, ana, luz]) {
            const who = cashier === null ? "" : `&cashier=${cashier}`;
            const told = await report(`?day=${day}${who}`, till);
            const own = listed.filter((each) => cashier === null || each.cashier?.id === cashier);
            expect(told).toMatchObject({ day, currency: "CLP", till: { id: till.id } });
            expect(told.cashier?.id ?? null).toBe(cashier);
            const received = own.filter(isReceived);
            const tips = received.reduce((all, { tip }) => all + (tip ?? 0), 0);
            expect(told.received).toEqual({ ...total(received), tips });
            expect(told.open).toEqual(total(own.filter((each) => !isFinal(each.status))));
            expect(told.attention).toEqual(
              total(own.filter((each) => each.attention !== null && !each.attentionSettled)),
            );
            for (const { status, ...rest } of told.byStatus) {
              expect(rest).toEqual(total(own.filter((each) => each.status === status)));
            }
            const counted = told.byStatus.reduce((all, each) => all + each.count, 0);
            expect(counted).toBe(own.length);
          }
        }
      }
    }),
    { numRuns: 15 },
  );
});

it("without a day it is the business day of the relay's clock and the store's zone", async () => {
  const { createdAt } = (await tills[0]?.sale(12_990)) ?? {};
  const told = await report("");
  expect(told.from <= (createdAt ?? "") && (createdAt ?? "") < told.to).toBe(true);
  expect(told.open).toEqual({ count: 1, sum: 12_990 });
  await bench.advance(24 * 3_600_000);
  const tomorrow = await report("");
  expect(tomorrow.from).toBe(told.to);
  expect(tomorrow.open.count).toBe(0);
});

it("a manager's session does not widen it to other tills", async () => {
  await tills[1]?.sale(500);
  const session = await tills[0]?.signIn(luz, "12345678");
  expect(await report("", tills[0], session)).toMatchObject({ byStatus: [] });
});

it("a day that is not in the calendar and a stranger as cashier are refused", async () => {
  const stranger = await bench.addStaff(await bench.addStore(), "cashier", "4711");
  for (const [query, status, code] of [
    ["?day=2026-02-30", 422, "day_invalid"],
    [`?cashier=${stranger}`, 404, "staff_not_found"],
  ] as const) {
    const response = await tills[0]?.call("GET", `/v1/till/report${query}`);
    expect(response?.status).toBe(status);
    expect(await response?.json()).toMatchObject({ error: { code } });
  }
});
