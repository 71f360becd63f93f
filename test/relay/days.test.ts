import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as v from "valibot";

import { dayTotalsAnswerSchema, type DayTotals } from "../../contract/day-totals.ts";
import { isFinal, type PaymentIntent } from "../../contract/payment-intent.ts";
import { addDays, businessDayOf } from "../../contract/business-day.ts";
import { isReceived } from "../../contract/received.ts";
import vectors from "../../contract/vectors/business-days.json" with { type: "json" };
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { listDay, replaceIntents, storedIntents, sum, type Stored } from "./stored-intents.ts";

const zone = "America/Santiago";
const dayStartsAtHour = 4;
/** Clocks go back during the first (25 hours) and forward during the second (23 hours). */
const days = ["2026-04-04", "2026-09-05", "2026-06-15"] as const;
const hourMs = 3_600_000;

let bench: Bench;
let database: Database;
let store: string;
let tills: readonly TillClient[];
let cashiers: readonly (string | null)[];
let manager: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore("--day-starts-at-hour", String(dayStartsAtHour));
  tills = [await bench.pairTill(store), await bench.pairTill(store)];
  const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  const luz = await bench.addStaff(store, "manager", "12345678", "Luz");
  cashiers = [null, ana, luz];
  manager = (await tills[0]?.signIn(luz, "12345678")) ?? "";
  database = await openDatabase(bench.databaseUrl);
});
afterEach(async () => {
  await database.destroy();
  await bench.close();
});

async function totals(day: string): Promise<DayTotals> {
  const response = await tills[0]?.call("GET", `/v1/days/${day}`, undefined, manager);
  return v.parse(dayTotalsAnswerSchema, await response?.json()).day;
}

const payMsOf = ({ createdAt, finalAt }: PaymentIntent) =>
  Date.parse(finalAt ?? "") - Date.parse(createdAt);

/** The value in the middle, or the whole part of what is half-way between the two that are. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(values.length - 1) >> 1], sorted[values.length >> 1]];
  return low === undefined || high === undefined ? null : Math.floor((low + high) / 2);
}

const list = (day: string) => listDay(tills[0], day, manager);

const total = (intents: readonly PaymentIntent[]) => ({
  ...sum(intents),
  received: sum(intents.filter(isReceived)),
});

const stored = storedIntents(days, zone, dayStartsAtHour);
const storeIntents = (intents: readonly Stored[]) =>
  replaceIntents(database, { store, tills, cashiers }, intents);

it("a day's totals are the sums of its list, in every table", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { maxLength: 60 }), async (intents) => {
      await storeIntents(intents);
      const waiting = await listDay(tills[0], "", manager, "&attention=unsettled");
      const isWaiting = (each: Stored) => each.attention !== null && each.settled !== true;
      expect(waiting).toHaveLength(intents.filter(isWaiting).length);
      for (const day of days) {
        const [told, listed] = [await totals(day), await list(day)];
        const { count, amount, received } = told;
        expect({ count, amount, received }).toEqual(total(listed));
        const succeeded = listed.filter((each) => each.status === "succeeded");
        expect(told.inDoubt).toEqual(sum(succeeded.filter((each) => !isReceived(each))));
        const open = listed.filter((each) => !isFinal(each.status));
        expect(told.open).toEqual(sum(open));
        const ended = listed.filter((each) => isFinal(each.status));
        expect(told.notPaid).toEqual(sum(ended.filter((each) => each.status !== "succeeded")));
        expect(told.success).toEqual({ count: received.count, of: ended.length });
        const parts = [told.open, told.notPaid, received, told.inDoubt];
        expect(parts.reduce((all, part) => all + part.amount, 0)).toBe(amount);
        const calling = listed.filter(
          (each) => each.attention !== null && each.attentionSettled === null,
        );
        expect(told.unsettled).toEqual(sum(calling));
        const average = received.amount / received.count;
        expect(told.average).toBe(received.count === 0 ? null : Math.floor(average + 0.5));
        expect(told.medianPayMs).toBe(median(listed.filter(isReceived).map(payMsOf)));
        for (const { status, ...rest } of told.byStatus) {
          expect(rest).toEqual(sum(listed.filter((each) => each.status === status)));
        }
        for (const { attention, ...rest } of told.byAttention) {
          expect(rest).toEqual(sum(listed.filter((each) => each.attention === attention)));
        }
        for (const { from, to, ...rest } of told.byHour) {
          const own = listed.filter((each) => each.createdAt >= from && each.createdAt < to);
          expect(rest).toEqual(total(own));
        }
        for (const { till, ...rest } of told.byTill) {
          expect(rest).toEqual(total(listed.filter((each) => each.till.id === till.id)));
        }
        for (const { cashier, ...rest } of told.byCashier) {
          const own = listed.filter((each) => (each.cashier?.id ?? null) === (cashier?.id ?? null));
          expect(own[0]?.cashier ?? null).toEqual(cashier);
          expect(rest).toEqual(total(own));
        }
        for (const table of [told.byStatus, told.byHour, told.byTill, told.byCashier]) {
          expect(table.reduce((all, each) => all + each.count, 0)).toBe(count);
        }
      }
    }),
    { numRuns: 40 },
  );
});

it("a day when clocks change has 25 or 23 hours, without a gap", async () => {
  for (const [day, hours] of [
    [days[0], 25],
    [days[1], 23],
    [days[2], 24],
  ] as const) {
    const { byHour, from, to } = await totals(day);
    expect(byHour).toHaveLength(hours);
    expect(byHour[0]?.from).toBe(from);
    expect(byHour.at(-1)?.to).toBe(to);
    for (const [index, hour] of byHour.entries()) {
      expect(Date.parse(hour.to) - Date.parse(hour.from)).toBe(hourMs);
      if (index > 0) expect(hour.from).toBe(byHour[index - 1]?.to);
    }
  }
});

it("what came after a cancel or after another end is money received, what is in doubt is not", async () => {
  const at = "2026-06-15T15:00:00.000Z";
  const one = { at, status: "succeeded", till: 0, cashier: 0 } as const;
  await storeIntents([
    { ...one, amount: 1, attention: null },
    { ...one, amount: 10, attention: "paid_after_cancel" },
    { ...one, amount: 100, attention: "paid_after_final" },
    { ...one, amount: 1_000, attention: "contradiction" },
    { ...one, amount: 10_000, attention: "amount_mismatch" },
    { ...one, amount: 100_000, attention: "amount_mismatch", status: "created" },
  ]);
  const { inDoubt, received } = await totals("2026-06-15");
  expect(received).toEqual({ count: 3, amount: 111 });
  expect(inDoubt).toEqual({ count: 2, amount: 11_000 });
});

it("a day that is not in the calendar is refused", async () => {
  for (const day of ["2026-02-30", "hoy", "0001-01-01", "9999-12-31"]) {
    const response = await tills[0]?.call("GET", `/v1/days/${day}`, undefined, manager);
    expect(response?.status).toBe(422);
    expect(await response?.json()).toMatchObject({ error: { code: "day_invalid" } });
  }
});

it("a day that has not begun is refused, but for the one that a fast clock is ahead by", async () => {
  const today = businessDayOf(Date.now(), zone, dayStartsAtHour);
  const ask = (day: string) => tills[0]?.call("GET", `/v1/days/${day}`, undefined, manager);
  expect(await totals(addDays(today, 1))).toMatchObject({ count: 0, amount: 0, average: null });
  for (const day of [addDays(today, 2), "2999-12-31"]) {
    const response = await ask(day);
    expect(response?.status).toBe(422);
    expect(await response?.json()).toMatchObject({ error: { code: "day_in_future" } });
  }
});

it("a payment's time to pay is that from the charge to the bank's word", async () => {
  const sale = await tills[0]?.sale(12_990);
  const today = businessDayOf(Date.now(), zone, dayStartsAtHour);
  expect((await totals(today)).medianPayMs).toBeNull();
  await bench.advance(41_000);
  bench.simulator.act(sale?.fintocId ?? "", "approve");
  await expect.poll(async () => (await tills[0]?.get(sale?.id ?? ""))?.status).toBe("succeeded");
  const paid = await tills[0]?.get(sale?.id ?? "");
  const { medianPayMs } = await totals(today);
  expect(medianPayMs).toBeGreaterThanOrEqual(41_000);
  expect(medianPayMs).toBe(paid === undefined ? 0 : payMsOf(paid));
});

it.each(vectors.days)("$zone $day from $dayStartsAtHour: $why", async (vector) => {
  const hour = String(vector.dayStartsAtHour);
  const words = ["--time-zone", vector.zone, "--day-starts-at-hour", hour];
  const own = await bench.addStore(...words);
  const till = await bench.pairTill(own);
  const session = await till.signIn(await bench.addStaff(own, "manager", "87654321"), "87654321");
  const last = new Date(Date.parse(vector.to) - 1).toISOString();
  const shop = { store: own, tills: [till], cashiers: [null] };
  const instants = [vector.from, last, vector.to];
  await replaceIntents(
    database,
    shop,
    instants.map((at): Stored => {
      return { at, amount: 5, status: "succeeded", attention: null, till: 0, cashier: 0 };
    }),
  );
  const response = await till.call("GET", `/v1/days/${vector.day}`, undefined, session);
  const { day } = v.parse(dayTotalsAnswerSchema, await response.json());
  expect([day.from, day.to]).toEqual([vector.from, vector.to]);
  expect(day.byHour.map((each) => each.count)).toEqual([
    1,
    ...Array.from({ length: vector.hours - 2 }, () => 0),
    1,
  ]);
});
