import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type FeedMessage, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

const until = { timeout: 10_000, interval: 10 };
const names = (messages: readonly FeedMessage[]) => messages.map((message) => message.event);
const lastId = (messages: readonly FeedMessage[]) =>
  messages.findLast((message) => message.id !== undefined)?.id;
const told = (messages: readonly FeedMessage[], id: string) =>
  messages.findLast((message) => JSON.stringify(message.data).includes(id))?.data;

describe("the feed", () => {
  it("begins with hello and tells each change with a growing position", async () => {
    const feed = await till.feed();
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      expect(told(feed.messages, sale.id)).toMatchObject({
        paymentIntent: { id: sale.id, status: "succeeded" },
      });
    }, until);
    expect(names(feed.messages)[0]).toBe("hello");
    expect(feed.messages[0]?.data).toMatchObject({ serverTime: expect.any(String) });
    const positions = feed.messages.map((message) => JSON.parse(JSON.stringify(message.data)).seq);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    feed.close();
  });

  it("has the headers that keep proxies from holding it back", async () => {
    const stop = new AbortController();
    const response = await fetch(`${bench.relay().url}/v1/events`, {
      headers: { Authorization: `Bearer ${till.secret}` },
      signal: stop.signal,
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    stop.abort();
  });

  it("resumes after any position: whatever was missed is told, nothing twice", async () => {
    const feed = await till.feed();
    const sales = [await till.sale(1), await till.sale(2), await till.sale(3)];
    for (const sale of sales) bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(() => {
      for (const { id } of sales) {
        expect(told(feed.messages, id)).toMatchObject({ paymentIntent: { status: "succeeded" } });
      }
    }, until);
    feed.close();
    const ids = feed.messages.flatMap(({ id }) => (id === undefined ? [] : [id]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), async (id) => {
        const resumed = await till.feed(id);
        const position = Number(id.split(".").at(-1));
        const after = sales.filter((sale) => {
          const seen = feed.messages.findLast((each) =>
            JSON.stringify(each.data).includes(sale.id),
          );
          return Number(seen?.id?.split(".").at(-1)) > position;
        });
        await vi.waitFor(() => expect(resumed.messages).toHaveLength(1 + after.length), until);
        expect(names(resumed.messages)[0]).toBe("hello");
        expect(resumed.messages[0]?.id).toBeUndefined();
        for (const { id: saleId } of after) {
          const replayed = told(resumed.messages, saleId);
          expect(replayed).toMatchObject({ paymentIntent: { status: "succeeded" } });
        }
        resumed.close();
      }),
      { numRuns: ids.length },
    );
  });

  it("resumes across a restart of the relay", async () => {
    const feed = await till.feed();
    const sale = await till.sale();
    await vi.waitFor(() => expect(told(feed.messages, sale.id)).toBeDefined(), until);
    const position = lastId(feed.messages);
    await bench.restart();
    await feed.ended;
    bench.simulator.act(sale.fintocId ?? "", "approve");
    const resumed = await till.feed(position);
    await vi.waitFor(() => {
      expect(told(resumed.messages, sale.id)).toMatchObject({
        paymentIntent: { status: "succeeded" },
      });
    }, until);
    resumed.close();
  });

  it.each(["other-epoch.1", "nonsense", "other-epoch.x"])(
    "a position that is not this database's (%s) gets reset",
    async (position) => {
      const feed = await till.feed(position);
      await vi.waitFor(() => expect(names(feed.messages)).toEqual(["hello", "reset"]), until);
      expect(lastId(feed.messages)).toMatch(/\.\d+$/u);
      feed.close();
    },
  );

  it("a position from the future gets reset", async () => {
    const first = await till.feed();
    await vi.waitFor(() => expect(lastId(first.messages)).toBeDefined(), until);
    first.close();
    const future = lastId(first.messages)?.replace(/\.\d+$/u, ".999");
    const feed = await till.feed(future);
    await vi.waitFor(() => expect(names(feed.messages)).toEqual(["hello", "reset"]), until);
    feed.close();
  });

  it("tells a till nothing of another till's sales", async () => {
    const other = await bench.pairTill();
    const feed = await till.feed();
    await other.sale();
    const own = await till.sale();
    await vi.waitFor(() => expect(told(feed.messages, own.id)).toBeDefined(), until);
    const ids = feed.messages.flatMap((message) =>
      message.event === "payment_intent"
        ? [JSON.parse(JSON.stringify(message.data)).paymentIntent.id]
        : [],
    );
    expect(new Set(ids)).toEqual(new Set([own.id]));
    feed.close();
  });
});
