import { randomUUID } from "node:crypto";

import { expect, it, onTestFinished, vi } from "vitest";
import * as v from "valibot";

import { closingAnswerSchema, type Closing } from "../../contract/closing.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { startBench } from "../relay/harness.ts";

const until = { timeout: 15_000, interval: 20 };

it("closed from two relays while payments come through both, each payment is in one closing", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const store = await bench.addStore();
  const till = await bench.pairTill(store);
  const other = bench.via(till, await bench.startAnother());
  const luz = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  const session = await till.signIn(luz, "12345678");
  const closings = new Map<number, Closing>();
  const selling = new AbortController();

  /** A manager who closes again and again, from one of the relays. */
  async function closeOn(relay: typeof till, evenEmpty = false): Promise<number> {
    const after = Math.max(0, ...closings.keys());
    const id = randomUUID();
    const wish = { after, evenEmpty };
    const response = await relay.call("PUT", `/v1/closings/${id}`, wish, session);
    if (response.status === 201) {
      const { closing } = v.parse(closingAnswerSchema, await response.json());
      closings.set(closing.number, closing);
    } else {
      expect(["closing_outdated", "closing_empty"]).toContain((await response.json()).error.code);
    }
    return response.status;
  }
  const closeAllDay = async (relay: typeof till) => {
    while (!selling.signal.aborted) await closeOn(relay);
  };
  const sell = async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const { id } = await (index % 2 === 0 ? till : other).sale(1_000 + index);
        const sale = await vi.waitFor(async () => {
          const created = await till.get(id);
          expect(created.status).not.toBe("creating");
          return created;
        }, until);
        if (index % 3 === 0) await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
        bench.simulator.act(sale.fintocId ?? "", index % 5 === 0 ? "reject" : "approve");
        await vi.waitFor(async () => {
          expect((await till.get(sale.id)).finalAt).not.toBeNull();
        }, until);
      }),
    );
    selling.abort();
  };
  await Promise.all([sell(), closeAllDay(till), closeAllDay(other)]);
  expect(await closeOn(till, true)).toBe(201);

  const all = [...closings.values()].toSorted((one, another) => one.number - another.number);
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  expect(all.length).toBeGreaterThan(2);
  const paid = Array.from({ length: 30 }, (_, index) => index).filter((index) => index % 5 !== 0);
  const sum = (of: (closing: Closing) => number) =>
    all.reduce((total, each) => total + of(each), 0);
  expect(sum(({ count }) => count)).toBe(30);
  expect(sum(({ received }) => received.count)).toBe(paid.length);
  expect(sum(({ received }) => received.amount)).toBe(
    paid.reduce((total, index) => total + 1_000 + index, 0),
  );
  const database = await openDatabase(bench.databaseUrl);
  const entries = await database.selectFrom("closing_entries").select("intent_id").execute();
  await database.destroy();
  expect(new Set(entries.map((each) => each.intent_id)).size).toBe(30);
  expect(entries).toHaveLength(30);
  expect(await bench.admin("closings", "verify")).toEqual({ checked: all.length, faults: [] });
});
