import { afterEach, describe, expect, it, vi } from "vitest";

import { openDatabase } from "../../relay/database/open-database.ts";
import { prune } from "../../relay/retention/prune.ts";
import { startBench, type Bench, type OpenFeed } from "./harness.ts";

const until = { timeout: 10_000, interval: 20 };
const dayMs = 86_400_000;
const lastId = ({ messages }: OpenFeed) => messages.findLast(({ id }) => id !== undefined)?.id;
const names = ({ messages }: OpenFeed) => messages.map(({ event }) => event);

let bench: Bench;
afterEach(() => bench.close());

describe("old rows", () => {
  it("are pruned by age: a till with an older position gets reset, a younger one resumes", async () => {
    bench = await startBench();
    const till = await bench.pairTill();
    const feed = await till.feed();
    await vi.waitFor(() => expect(lastId(feed)).toBeDefined(), until);
    const beforeAll = lastId(feed);
    const old = await till.sale(1);
    bench.simulator.act(old.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      expect(feed.messages.at(-1)?.data).toMatchObject({ paymentIntent: { status: "succeeded" } });
    }, until);
    const afterOld = lastId(feed);
    feed.close();
    const database = await openDatabase(bench.databaseUrl);
    const retention = { feedDays: 7, eventDays: 400 };
    expect(await prune(database, Date.now(), retention)).toEqual({
      feed: 0,
      events: 0,
      receiptChecks: 0,
      alerts: 0,
    });
    const inAWeek = await prune(database, Date.now() + 8 * dayMs, retention);
    expect(inAWeek.feed).toBeGreaterThan(0);
    expect(inAWeek.events).toBe(0);
    const fresh = await till.sale(2);

    const older = await till.feed(beforeAll);
    await vi.waitFor(() => expect(names(older)).toEqual(["hello", "reset"]), until);
    const resumed = await till.feed(afterOld);
    await vi.waitFor(() => expect(names(resumed).at(-1)).toBe("payment_intent"), until);
    expect(JSON.stringify(resumed.messages)).toContain(fresh.id);
    expect(JSON.stringify(resumed.messages)).not.toContain(old.id);
    const { history } = await till.get(old.id);
    const inYears = await prune(database, Date.now() + 401 * dayMs, retention);
    expect(inYears.events).toBeGreaterThan(0);
    expect((await till.get(old.id)).history).toEqual(history);
    await database.destroy();
    older.close();
    resumed.close();
  });

  it("of a receipt's checks the last one stays, and with it how often it was shown", async () => {
    bench = await startBench();
    const till = await bench.pairTill();
    const { fintocId, id } = await till.sale();
    bench.simulator.act(fintocId ?? "", "approve");
    const code = await vi.waitFor(async () => {
      const { receiptUrl } = await till.get(id);
      expect(receiptUrl).not.toBeNull();
      return receiptUrl;
    }, until);
    const check = async () =>
      (await till.call("POST", "/v1/receipt-checks", { code })).json() as Promise<unknown>;
    for (const count of [0, 1, 2]) expect(await check()).toMatchObject({ earlier: { count } });
    const database = await openDatabase(bench.databaseUrl);
    const inYears = await prune(database, Date.now() + 401 * dayMs, {
      feedDays: 7,
      eventDays: 400,
    });
    expect(inYears.receiptChecks).toBe(2);
    await database.destroy();
    expect(await check()).toMatchObject({ earlier: { count: 3, lastTill: "Caja 1" } });
  });
});
