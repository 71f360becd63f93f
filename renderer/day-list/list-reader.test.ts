import { afterEach, describe, expect, it, vi } from "vitest";

import { failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { listPageRows, type ListSummary } from "../../contract/day-list.ts";
import { fail, ok } from "../../contract/result.ts";
import { testSale } from "../cashier/test-sales.ts";
import { createListReader, type ListReader } from "./list-reader.ts";

/** Sale number `count` of a day; the later the number, the newer. */
function sale(count: number, more: Partial<PaymentIntent> = {}): PaymentIntent {
  const at = new Date(Date.parse("2026-11-20T12:00:00.000Z") + count * 1_000).toISOString();
  const id = `0193486f-7c00-7000-8000-${String(count).padStart(12, "0")}`;
  const { paymentIntent } = testSale({ id }, { createdAt: at, updatedAt: at, ...more });
  if (paymentIntent === null) throw new Error("unreachable");
  return paymentIntent;
}

/** A relay with a day's sales, newest first, whose cursors are their ids. */
function relayWith(count: number) {
  let sales = Array.from({ length: count }, (_, each) => sale(count - each));
  let down = false;
  const asked: string[] = [];
  const from = (id: string | undefined, otherwise: number) =>
    id === undefined ? otherwise : sales.findIndex((each) => each.id === id);
  async function readPage({ cursor, limit, until }: Readonly<Record<string, string>>) {
    if (down) return fail(failure("relay_unreachable"));
    asked.push(cursor ?? "first");
    const begin = from(cursor, 0);
    const end = Math.min(from(until, sales.length), begin + Number(limit));
    return ok({ paymentIntents: sales.slice(begin, end) });
  }
  return {
    asked,
    add: (added: PaymentIntent) => {
      sales = [added, ...sales];
    },
    change: (changed: PaymentIntent) => {
      sales = sales.map((each) => (each.id === changed.id ? changed : each));
    },
    setDown: (isDown: boolean) => {
      down = isDown;
    },
    readFirstPage: readPage,
    readPage,
    readSummary: async ({ since = "" }: Readonly<Record<string, string>>) => {
      if (down) return fail(failure("relay_unreachable"));
      return ok<ListSummary>({
        count: sales.length,
        whole: true,
        amount: 0,
        received: { count: 0, amount: 0 },
        newestAt: sales[0]?.createdAt ?? null,
        newer: since === "" ? 0 : sales.filter((each) => each.createdAt > since).length,
        firstId: sales[0]?.id ?? null,
        pages: sales.filter((_, index) => index % listPageRows === 0).map(({ id }) => id),
      });
    },
  };
}

const day = { day: "2026-11-20", sort: "createdAt", order: "desc" };
let reader: ListReader | null = null;
afterEach(() => reader?.close());

async function opened(relay: ReturnType<typeof relayWith>, mayGrow = () => true) {
  const made = createListReader({ ...relay, mayGrow, now: () => 0 });
  reader = made;
  made.open(day);
  await vi.waitFor(() => expect(made.shown().summary ?? made.shown().failure).not.toBeNull());
  return made;
}

function rowOf({ shown }: ListReader, row: number): PaymentIntent | undefined {
  return shown().pages.get(Math.floor(row / listPageRows))?.[row % listPageRows];
}

describe("a list that is read by what is in sight", () => {
  it("shows its first rows before it knows how many there are", async () => {
    const relay = relayWith(250);
    const made = createListReader({ ...relay, mayGrow: () => true, now: () => 0 });
    reader = made;
    const counts: number[] = [];
    made.subscribe(() => counts.push(made.shown().count));
    made.open(day);
    await vi.waitFor(() => expect(made.shown().count).toBe(250));
    expect(counts.filter((count) => count > 0).slice(0, 2)).toEqual([100, 250]);
  });

  it("keeps few pages, wherever one reads", async () => {
    const reading = await opened(relayWith(10_000));
    for (let row = 0; row < 10_000; row += 90) {
      reading.look(row, row + 12);
      await vi.waitFor(() => expect(rowOf(reading, row)).toEqual(sale(10_000 - row)));
      expect(reading.shown().pages.size).toBeLessThanOrEqual(12);
    }
    reading.look(9_980, 9_999);
    await vi.waitFor(() => expect(rowOf(reading, 9_999)).toEqual(sale(1)));
    reading.look(0, 12);
    await vi.waitFor(() => expect(rowOf(reading, 0)).toEqual(sale(10_000)));
  });

  it("a change is shown in its row at once, an older word is not", async () => {
    const reading = await opened(relayWith(300));
    const updatedAt = "2026-11-20T20:00:00.000Z";
    reading.changed(sale(299, { status: "succeeded", updatedAt }));
    reading.changed(sale(299, { status: "pending" }));
    expect(rowOf(reading, 1)).toMatchObject({ status: "succeeded" });
  });

  it("what is new appears at the top, and elsewhere is counted until it is asked for", async () => {
    vi.useFakeTimers();
    try {
      const relay = relayWith(300);
      let atTop = false;
      const reading = await opened(relay, () => atTop);
      relay.add(sale(301));
      reading.changed(sale(301));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(reading.shown()).toMatchObject({ newer: 1, count: 300 });
      expect(rowOf(reading, 0)).toEqual(sale(300));
      // Pages that are read meanwhile still fit to those that are shown.
      reading.look(250, 260);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(rowOf(reading, 200)).toEqual(sale(100));
      reading.look(0, 10);
      reading.refresh();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(reading.shown()).toMatchObject({ newer: 0, count: 301 });
      expect(rowOf(reading, 0)).toEqual(sale(301));
      atTop = true;
      relay.add(sale(302));
      reading.changed(sale(302));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(rowOf(reading, 0)).toEqual(sale(302));
    } finally {
      vi.useRealTimers();
    }
  });

  it("told to read again, it shows what has changed and moves nothing", async () => {
    vi.useFakeTimers();
    try {
      const relay = relayWith(300);
      const reading = await opened(relay, () => false);
      reading.look(110, 120);
      await vi.advanceTimersByTimeAsync(1_000);
      relay.change(sale(180, { status: "succeeded" }));
      relay.add(sale(301));
      reading.reread();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(rowOf(reading, 120)).toEqual(sale(180, { status: "succeeded" }));
      expect(reading.shown()).toMatchObject({ newer: 1, count: 300 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("never asks for the sums of a busy shop at every sale", async () => {
    vi.useFakeTimers();
    try {
      const relay = relayWith(100);
      let sums = 0;
      const counted = {
        ...relay,
        readSummary: (query: Readonly<Record<string, string>>) => {
          sums += 1;
          return relay.readSummary(query);
        },
      };
      const reading = await opened(counted, () => false);
      sums = 0;
      for (let each = 1; each <= 200; each += 1) {
        relay.add(sale(100 + each));
        reading.changed(sale(100 + each));
        await vi.advanceTimersByTimeAsync(10);
      }
      await vi.advanceTimersByTimeAsync(1_000);
      expect(reading.shown().newer).toBe(200);
      expect(sums).toBeLessThan(8);
    } finally {
      vi.useRealTimers();
    }
  });

  it("what comes while its rows or its sums are asked for is in them", async () => {
    const relay = relayWith(150);
    const rows = Promise.withResolvers<void>();
    const sums = Promise.withResolvers<void>();
    const made = createListReader({
      ...relay,
      // What there was when it was asked for arrives later.
      readFirstPage: async (query) => {
        const answer = await relay.readPage(query);
        await rows.promise;
        return answer;
      },
      readSummary: async (query) => {
        const answer = await relay.readSummary(query);
        await sums.promise;
        return answer;
      },
      mayGrow: () => true,
      now: () => 0,
    });
    reader = made;
    made.open(day);
    const paid = sale(149, { status: "succeeded", updatedAt: "2026-11-20T20:00:00.000Z" });
    await vi.waitFor(() => expect(relay.asked).toHaveLength(1));
    relay.change(paid);
    made.changed(paid);
    rows.resolve();
    await vi.waitFor(() => expect(rowOf(made, 1)).toEqual(paid));
    relay.add(sale(151));
    made.changed(sale(151));
    sums.resolve();
    await vi.waitFor(() => expect(made.shown().count).toBe(151));
    expect(rowOf(made, 0)).toEqual(sale(151));
  });

  it("a list that cannot be read says so, and is read when it is tried again", async () => {
    const relay = relayWith(150);
    relay.setDown(true);
    const reading = await opened(relay);
    expect(reading.shown()).toMatchObject({ count: 0, failure: { code: "relay_unreachable" } });
    relay.setDown(false);
    reading.again();
    await vi.waitFor(() => expect(reading.shown().count).toBe(150));
    relay.setDown(true);
    reading.look(110, 120);
    await vi.waitFor(() => expect(reading.shown().failure).not.toBeNull());
    expect(rowOf(reading, 0)).toEqual(sale(150));
    relay.setDown(false);
    reading.again();
    await vi.waitFor(() => expect(rowOf(reading, 110)).toEqual(sale(40)));
  });

  it("what could not be read is read with the rest when all may be out of date", async () => {
    const relay = relayWith(350);
    const reading = await opened(relay);
    relay.setDown(true);
    reading.look(310, 320);
    await vi.waitFor(() => expect(reading.shown().failure).not.toBeNull());
    relay.setDown(false);
    reading.reread();
    await vi.waitFor(() => expect(rowOf(reading, 310)).toEqual(sale(40)));
    expect(reading.shown().failure).toBeNull();

    relay.setDown(true);
    reading.open({ ...day, q: "x" });
    await vi.waitFor(() => expect(reading.shown()).toMatchObject({ count: 0, waiting: false }));
    relay.setDown(false);
    reading.reread();
    await vi.waitFor(() => expect(reading.shown()).toMatchObject({ count: 350, failure: null }));
  });

  it("told to read again before its first rows are there, it shows them all the same", async () => {
    const relay = relayWith(150);
    const made = createListReader({ ...relay, mayGrow: () => true, now: () => 0 });
    reader = made;
    made.open(day);
    made.reread();
    await vi.waitFor(() => expect(made.shown().count).toBe(150));
    expect(made.shown()).toMatchObject({ question: day, waiting: false });
  });

  it("what changed while the list was being divided is shown, and the sums are asked for once", async () => {
    const relay = relayWith(150);
    let answerSums = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      answerSums = resolve;
    });
    let sums = 0;
    const made = createListReader({
      ...relay,
      readSummary: async (query) => {
        sums += 1;
        await held;
        return relay.readSummary(query);
      },
      mayGrow: () => true,
      now: () => 0,
    });
    reader = made;
    made.open(day);
    await vi.waitFor(() => expect(made.shown().count).toBe(100));
    relay.change(sale(145, { status: "succeeded" }));
    made.reread();
    answerSums();
    await vi.waitFor(() => expect(rowOf(made, 5)).toEqual(sale(145, { status: "succeeded" })));
    expect(sums).toBe(1);
  });

  it("told to read again while the relay is asked in vain, it asks once more", async () => {
    const relay = relayWith(150);
    relay.setDown(true);
    const made = createListReader({ ...relay, mayGrow: () => true, now: () => 0 });
    reader = made;
    made.open(day);
    relay.setDown(false);
    made.reread();
    await vi.waitFor(() => expect(made.shown().count).toBe(150));
    expect(made.shown().failure).toBeNull();
  });

  it("an answer to an earlier question is never shown under a later one", async () => {
    const relay = relayWith(50);
    let answerFirst = () => undefined as void;
    const first = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    let questions = 0;
    const made = createListReader({
      ...relay,
      readFirstPage: async (query) => {
        questions += 1;
        if (questions > 1) return relay.readPage(query);
        await first;
        return ok({ paymentIntents: [sale(9_999)] });
      },
      mayGrow: () => true,
      now: () => 0,
    });
    reader = made;
    made.open({ ...day, q: "old" });
    made.open({ ...day, q: "new" });
    await vi.waitFor(() => expect(made.shown().count).toBe(50));
    answerFirst();
    await first;
    expect(rowOf(made, 0)).toEqual(sale(50));
    expect(made.shown().question).toMatchObject({ q: "new" });
  });
});
