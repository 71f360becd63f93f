import fc from "fast-check";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { businessDay, businessDayOf } from "../../contract/business-day.ts";
import { dayTotalsAnswerSchema } from "../../contract/day-totals.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { paymentIntentsAnswerSchema } from "../../contract/relay-api.ts";
import { managedStoresAnswerSchema, storesDayAnswerSchema } from "../../contract/stores.ts";
import { isReceived } from "../../contract/received.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { replaceIntents, storedIntents, sum } from "./stored-intents.ts";

const minute = 60_000;
const until = { timeout: 5_000, interval: 20 };
const pin = "12345678";

/** Luz manages the first two stores, whose clocks and first hours differ; the third is another's. */
let bench: Bench;
let home: string;
let second: string;
let foreign: string;
let till: TillClient;
let far: TillClient;
let alien: TillClient;
let luz: string;
let manager: string;
beforeEach(async () => {
  bench = await startBench();
  home = await bench.addStore("--day-starts-at-hour", "4");
  second = await bench.addStore("--name", "Isla", "--time-zone", "Pacific/Easter");
  foreign = await bench.addStore("--name", "Ajena");
  till = await bench.pairTill(home);
  far = await bench.pairTill(second);
  alien = await bench.pairTill(foreign);
  luz = await bench.addStaff(home, "manager", pin, "Luz Rojas");
  await bench.admin("staff", "allow", luz, "--store", second);
  manager = await till.signIn(luz, pin);
});
afterEach(() => bench.close());

const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};
const asManager = (path: string, method = "GET", body?: unknown) =>
  till.call(method, path, body, manager);

async function listed(query: string, session = manager): Promise<readonly PaymentIntent[]> {
  const found: PaymentIntent[] = [];
  let cursor = "";
  do {
    const path = `/v1/payment-intents?limit=7&${query}${cursor}`;
    const response = await till.call("GET", path, undefined, session);
    const page = v.parse(paymentIntentsAnswerSchema, await response.json());
    found.push(...page.paymentIntents);
    cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
  } while (cursor !== "");
  return found;
}

it("whom a command lets into another store, and takes out again, stands in that store's record", async () => {
  await bench.admin("staff", "allow", luz, "--store", second);
  await bench.admin("staff", "deny", luz, "--store", second);
  const anna = await bench.addStaff(second, "manager", "87654321", "Anna Díaz");
  const session = await far.signIn(anna, "87654321");
  const { changes } = await (await far.call("GET", "/v1/changes", undefined, session)).json();
  const told = changes.map((each: { kind: string; subject: { name: string } | null }) => [
    each.kind,
    each.subject?.name,
  ]);
  // Newest first; letting in twice is once. What they may do is told with it.
  expect(told.filter(([, name]: string[]) => name === "Luz Rojas")).toEqual([
    ["staff_removed", "Luz Rojas"],
    ["staff_added", "Luz Rojas"],
  ]);
});

describe("staff who belong to several stores", () => {
  it("sign in with the same PIN at any till of theirs and at no other's", async () => {
    expect(await far.signIn(luz, pin)).toMatch(/^cobro_staff_/u);
    const staffOf = async (at: TillClient) =>
      (await (await at.call("GET", "/v1/staff")).json()).staff;
    expect(await staffOf(far)).toEqual([{ id: luz, name: "Luz Rojas", role: "manager" }]);
    expect(await staffOf(alien)).toEqual([]);
    const refused = await alien.call("POST", "/v1/staff/sessions", { staffId: luz, pin });
    expect(await codeOf(refused)).toEqual([404, "staff_not_found"]);
  });

  it("who tries PINs has as few tries at a further store's till as at the first", async () => {
    const at = async (wrong: string) =>
      codeOf(await far.call("POST", "/v1/staff/sessions", { staffId: luz, pin: wrong }));
    for (const wrong of ["0001", "0002", "0003", "0004", "0005"]) {
      expect(await at(wrong)).toEqual([401, "staff_pin_wrong"]);
    }
    expect(await at(pin)).toEqual([429, "staff_pin_wait"]);
  });

  it("a cashier of two stores sells at both under their name and sees the till's own sales alone", async () => {
    const ana = await bench.addStaff(home, "cashier", "4711", "Ana Soto");
    await bench.admin("staff", "allow", ana, "--store", second);
    const session = await far.signIn(ana, "4711");
    const other = await (await bench.pairTill(second)).sale();
    const id = crypto.randomUUID();
    const put = { amount: 4_000, currency: "CLP" };
    const charged = await far.call("PUT", `/v1/payment-intents/${id}`, put, session);
    expect((await charged.json()).paymentIntent.cashier).toEqual({ id: ana, name: "Ana Soto" });
    const day = businessDayOf(Date.now(), "Pacific/Easter", 0);
    const told = await far.call("GET", `/v1/till/report?cashier=${ana}`, undefined, session);
    expect((await told.json()).report.cashier.name).toBe("Ana Soto");

    const list = await far.call("GET", "/v1/payment-intents", undefined, session);
    const own = v.parse(paymentIntentsAnswerSchema, await list.json()).paymentIntents;
    expect(own.map((each) => each.id)).toEqual([id]);
    const one = await far.call("GET", `/v1/payment-intents/${other.id}`, undefined, session);
    expect(await codeOf(one)).toEqual([404, "payment_intent_not_found"]);
    for (const path of [
      "/v1/stores",
      `/v1/stores/days/${day}`,
      `/v1/days/${day}?store=${second}`,
      `/v1/payment-intents?store=${home}`,
      "/v1/payment-intents?store=all",
      "/v1/payment-intents/summary?store=all",
      "/v1/payment-intents/filters?store=all",
      "/v1/events?scope=store&store=all",
    ]) {
      const refused = await far.call("GET", path, undefined, session);
      expect(await codeOf(refused), path).toEqual([403, "manager_required"]);
    }
    // The cashier's name stands in the day of the store where they sold.
    const totals = await (await asManager(`/v1/days/${day}?store=${second}`)).json();
    const names = totals.day.byCashier.map(({ cashier }: { cashier: unknown }) => cashier);
    expect(names).toContainEqual({ id: ana, name: "Ana Soto" });
  });

  it("lose a store at once: their sessions there end, and what was followed of it", async () => {
    const there = await far.signIn(luz, pin);
    const feed = await till.feed(undefined, manager, second);
    const ended = vi.fn();
    void feed.ended.then(ended);
    await bench.admin("staff", "deny", luz, "--store", second);
    const refused = await far.call("GET", "/v1/stores", undefined, there);
    expect((await codeOf(refused))[0]).toBe(401);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), until);
    manager = await till.signIn(luz, pin);
    expect(await codeOf(await asManager(`/v1/payment-intents?store=${second}`))).toEqual([
      404,
      "store_not_found",
    ]);
    const again = await far.call("POST", "/v1/staff/sessions", { staffId: luz, pin });
    expect(await codeOf(again)).toEqual([404, "staff_not_found"]);
  });

  it("cannot lose the store that they were added to, nor one that was never theirs", async () => {
    const deny = (store: string) => bench.admin("staff", "deny", luz, "--store", store);
    await expect(deny(home)).rejects.toThrow("staff remove");
    await expect(deny(foreign)).rejects.toThrow("does not belong");
    await expect(bench.admin("staff", "allow", luz, "--store", "nowhere")).rejects.toThrow(
      "store list",
    );
    const stores = [home, second];
    expect(await bench.admin("staff", "allow", luz, "--store", second)).toMatchObject({
      staff: { stores },
    });
    expect(await bench.admin("staff", "list", "--store", second)).toMatchObject({
      staff: [{ id: luz, stores }],
    });
  });
});

describe("a manager of several stores", () => {
  it("is told which they are, with what a screen needs of each", async () => {
    const { stores } = v.parse(
      managedStoresAnswerSchema,
      await (await asManager("/v1/stores")).json(),
    );
    expect(
      stores.map(({ dayStartsAtHour, id, timeZone }) => [id, timeZone, dayStartsAtHour]),
    ).toEqual([
      [home, "America/Santiago", 4],
      [second, "Pacific/Easter", 0],
    ]);
  });

  it("lists one store or all; another's store is as if it did not exist", async () => {
    const [here, there] = [await till.sale(1), await far.sale(2)];
    await alien.sale(3);
    const ids = async (query: string) => (await listed(query)).map(({ id }) => id);
    expect(await ids("")).toEqual([here.id]);
    expect(await ids(`store=${home}`)).toEqual([here.id]);
    expect(await ids(`store=${second}`)).toEqual([there.id]);
    expect(await ids("store=all")).toEqual([there.id, here.id]);
    for (const store of [foreign, "nowhere"]) {
      for (const path of [
        "payment-intents?",
        "payment-intents/summary?",
        "days/2026-01-01?",
        "events?scope=store&",
      ]) {
        const refused = await asManager(`/v1/${path}store=${store}`);
        expect(await codeOf(refused)).toEqual([404, "store_not_found"]);
      }
    }
    expect(await codeOf(await asManager("/v1/days/2026-01-01?store=all"))).toEqual([
      422,
      "store_not_one",
    ]);
  });

  it("sees, refreshes and cancels a payment intent of any of their stores from any till", async () => {
    const there = `/v1/payment-intents/${(await far.sale()).id}`;
    expect((await (await asManager(there)).json()).paymentIntent.store.id).toBe(second);
    expect((await asManager(`${there}/refresh`, "POST")).status).toBe(200);
    const cancelled = await (await asManager(`${there}/cancel`, "POST")).json();
    expect(cancelled.paymentIntent.cancelledAt).not.toBeNull();
    expect(await codeOf(await asManager(`${there}/settle`, "POST", { note: "x" }))).toEqual([
      409,
      "nothing_to_settle",
    ]);
    // A refund is refused for what it lacks, not for its store.
    const refundId = crypto.randomUUID();
    const refund = await asManager(`${there}/refunds/${refundId}`, "PUT", { amount: 1 });
    expect((await codeOf(refund))[1]).not.toBe("payment_intent_not_found");
    const foreignSale = `/v1/payment-intents/${(await alien.sale()).id}`;
    for (const [path, method] of [
      [foreignSale, "GET"],
      [`${foreignSale}/refresh`, "POST"],
      [`${foreignSale}/cancel`, "POST"],
      [`${foreignSale}/settle`, "POST"],
    ] as const) {
      const refused = await asManager(path, method, method === "POST" ? { note: "x" } : undefined);
      expect(await codeOf(refused), path).toEqual([404, "payment_intent_not_found"]);
    }
  });

  it("follows one store, or all of them in one feed, and hears nothing of another's", async () => {
    const all = await till.feed(undefined, manager, "all");
    const one = await till.feed(undefined, manager, second);
    const own = await till.feed();
    const sales = [await till.sale(), await far.sale(), await alien.sale()];
    const [here, there, elsewhere] = sales.map(({ id }) => id);
    const told = (feed: typeof all) => JSON.stringify(feed.messages);
    await vi.waitFor(() => {
      expect(told(all)).toContain(here);
      expect(told(all)).toContain(there);
      expect(told(one)).toContain(there);
      expect(told(own)).toContain(here);
    }, until);
    expect(told(one)).not.toContain(here);
    expect(told(own)).not.toContain(there);
    expect(told(all)).not.toContain(elsewhere);
    // Positions are each store's own: a feed of several has none to come back to.
    expect(all.messages.map(({ id }) => id).filter((id) => id !== undefined)).toEqual([]);
    const resumed = await till.feed("epoch.1", manager, "all");
    await vi.waitFor(
      () => expect(resumed.messages.map(({ event }) => event)).toEqual(["hello", "reset"]),
      until,
    );
    const ended = vi.fn();
    void all.ended.then(ended);
    await bench.advance(15 * minute + 1);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), until);
    for (const feed of [one, own, resumed]) feed.close();
  });
});

describe("a day of all stores", () => {
  const days = ["2026-04-04", "2026-09-05"] as const;
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(bench.databaseUrl);
  });
  afterEach(() => database.destroy());

  it("is each store's own business day: the list is their union, the sums are the lists'", async () => {
    const cashiers = [null, luz, luz];
    const atHome = fc.array(storedIntents(days, "America/Santiago", 4), { maxLength: 30 });
    const onIsland = fc.array(storedIntents(days, "Pacific/Easter", 0), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(atHome, onIsland, async (near, distant) => {
        const [tills, others] = [
          [till, till],
          [far, far],
        ];
        await replaceIntents(database, { store: home, tills, cashiers }, near);
        await replaceIntents(database, { store: second, tills: others, cashiers }, distant);
        await replaceIntents(database, { store: foreign, tills: [alien, alien], cashiers }, near);
        for (const day of days) {
          const both = [
            await listed(`day=${day}&store=${home}`),
            await listed(`day=${day}&store=${second}`),
          ];
          const all = await listed(`day=${day}&store=all`);
          const byTime = (a: PaymentIntent, b: PaymentIntent) =>
            b.createdAt.localeCompare(a.createdAt) || (a.id < b.id ? 1 : -1);
          expect(all).toEqual(both.flat().toSorted(byTime));
          const answer = await (await asManager(`/v1/stores/days/${day}`)).json();
          const told = v.parse(storesDayAnswerSchema, answer).day;
          expect(told.stores.map(({ store }) => store.id)).toEqual([home, second]);
          for (const [index, { count, from, received, store, to }] of told.stores.entries()) {
            const own = both[index] ?? [];
            expect([count, received]).toEqual([own.length, sum(own.filter(isReceived))]);
            const path = `/v1/days/${day}?store=${store.id}`;
            const one = v.parse(dayTotalsAnswerSchema, await (await asManager(path)).json()).day;
            expect({ count, from, received, to }).toEqual({
              count: one.count,
              from: one.from,
              received: one.received,
              to: one.to,
            });
          }
          expect(told.byCurrency).toMatchObject([
            { currency: "CLP", count: all.length, received: sum(all.filter(isReceived)) },
          ]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("adds up no two currencies, and tells open ones and what needs a person apart", async () => {
    const mexican = await bench.addStore(
      "--name",
      "Roma",
      "--currency",
      "MXN",
      "--time-zone",
      "America/Mexico_City",
    );
    await bench.admin("staff", "allow", luz, "--store", mexican);
    const roma = await bench.pairTill(mexican);
    const cashiers = [null];
    const at = (zone: string) => new Date(businessDay(days[0], zone, 12).from).toISOString();
    const one = { status: "succeeded", attention: null, till: 0, cashier: 0 } as const;
    const here = { ...one, at: at("America/Santiago") };
    await replaceIntents(database, { store: home, tills: [till], cashiers }, [
      { ...here, amount: 1_000 },
      { ...here, amount: 200, status: "pending" },
      { ...here, amount: 30, attention: "paid_after_cancel" },
      { ...here, amount: 4, attention: "paid_after_cancel", settled: true },
    ]);
    const there = { ...one, at: at("America/Mexico_City") };
    await replaceIntents(database, { store: mexican, tills: [roma], cashiers }, [
      { ...there, amount: 990 },
    ]);
    const answer = await (await asManager(`/v1/stores/days/${days[0]}`)).json();
    const { byCurrency } = v.parse(storesDayAnswerSchema, answer).day;
    const none = { count: 0, amount: 0 };
    expect(byCurrency).toEqual([
      {
        currency: "CLP",
        count: 4,
        received: { count: 3, amount: 1_034 },
        open: { count: 1, amount: 200 },
        attention: { count: 1, amount: 30 },
      },
      {
        currency: "MXN",
        count: 1,
        received: { count: 1, amount: 990 },
        open: none,
        attention: none,
      },
    ]);
    const refused = await asManager("/v1/stores/days/2026-02-30");
    expect(await codeOf(refused)).toEqual([422, "day_invalid"]);
  });
});
