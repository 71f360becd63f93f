import { randomUUID } from "node:crypto";

import { afterEach, describe, expect, it, vi } from "vitest";

import { leaseDue } from "../../relay/asking/lease.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { createTestDatabase } from "../postgres/test-database.ts";
import { startBench, type Bench } from "./harness.ts";

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

describe("asking about many open intents", () => {
  // 150 and not the 500 of the aim, so that the test stays short; `docs/relay.md` has the numbers.
  const open = 150;

  it(`with every webhook lost, ${open} that end at once are learned from Fintoc's list`, async () => {
    bench = await startBench();
    const { simulator } = bench;
    simulator.behave({ withholdWebhooks: true });
    const till = await bench.pairTill();
    const sales = await Promise.all(Array.from({ length: open }, () => till.sale()));
    const actions = ["approve", "reject"] as const;
    for (const [index, { fintocId }] of sales.entries()) {
      simulator.act(fintocId ?? "", actions[index % 2] ?? "approve");
    }
    // All of them are due now, however long it took to charge them.
    await bench.advance(5_000);
    const countOf = async (status: string) => {
      const list = await till.call("GET", `/v1/payment-intents?limit=200&status=${status}`);
      return (await list.json()).paymentIntents.length;
    };
    await vi.waitFor(
      async () => {
        expect(await countOf("succeeded")).toBe(open / 2);
        expect(await countOf("rejected")).toBe(open / 2);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(bench.logs.some((line) => line.includes("asked Fintoc for a list"))).toBe(true);
  });

  it("what the list does not hold is asked about one by one", async () => {
    bench = await startBench();
    const { simulator } = bench;
    simulator.behave({ withholdWebhooks: true });
    const till = await bench.pairTill();
    const sales = await Promise.all(Array.from({ length: 25 }, () => till.sale()));
    simulator.behave({ reads: [{ kind: "status", status: 500 }, { kind: "html" }] });
    for (const { fintocId } of sales) simulator.act(fintocId ?? "", "approve");
    await vi.waitFor(
      async () => {
        const list = await till.call("GET", "/v1/payment-intents?status=succeeded");
        expect((await list.json()).paymentIntents).toHaveLength(25);
      },
      { timeout: 10_000, interval: 100 },
    );
  });
});

describe("a lease", () => {
  it("gives no intent to two who ask at once, and all of them again when it has ended", async () => {
    const url = await createTestDatabase();
    const databases = [await openDatabase(url.url), await openDatabase(url.url)];
    const [first] = databases;
    if (first === undefined) throw new Error("no database");
    const at = (ms: number) => new Date(ms).toISOString();
    const now = Date.now();
    const common = { id: "s", name: "", created_at: at(now) };
    await first
      .insertInto("stores")
      .values({
        ...common,
        currency: "CLP",
        product: "payment_intent",
        locale: "es-CL",
        time_zone: "UTC",
        day_starts_at_hour: 0,
        feed_position: 0,
      })
      .execute();
    await first
      .insertInto("tills")
      .values({ ...common, id: "t", store_id: "s" })
      .execute();
    const intents = Array.from({ length: 40 }, (_, index) => ({
      id: randomUUID(),
      store_id: "s",
      till_id: "t",
      mode: "test",
      amount: 1,
      currency: "CLP",
      product: "payment_intent",
      request: "{}",
      slug: randomUUID(),
      fintoc_id: `pi_${index}`,
      state: "{}",
      status: "created",
      ask_at: at(now - index),
      created_at: at(now - index),
      updated_at: at(now),
    }));
    await first.insertInto("payment_intents").values(intents).execute();
    const leaseAll = async (clock: () => number) => {
      const leases = await Promise.all(
        [0, 1, 0, 1, 0, 1].map((which) => leaseDue(databases[which] ?? first, clock, 10, "")),
      );
      return leases.flat().map((intent) => intent.id);
    };
    const leased = await leaseAll(() => now);
    expect(new Set(leased).size).toBe(leased.length);
    expect(leased).toHaveLength(40);
    expect(await leaseAll(() => now + 1_000)).toEqual([]);
    expect(new Set(await leaseAll(() => now + 60_000))).toEqual(new Set(leased));
    for (const database of databases) await database.destroy();
    await url.drop();
  });
});
