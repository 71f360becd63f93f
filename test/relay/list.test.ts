import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import {
  attentions,
  paymentIntentStatuses,
  type PaymentIntent,
} from "../../contract/payment-intent.ts";
import {
  listOrders,
  listPageRows,
  listSorts,
  listSummaryAnswerSchema,
} from "../../contract/day-list.ts";
import { paymentIntentsAnswerSchema } from "../../contract/relay-api.ts";
import { searchKey } from "../../contract/search-key.ts";
import { isReceived } from "../../contract/received.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { sorted } from "./sorted-intents.ts";
import { replaceIntents, sum, type Stored } from "./stored-intents.ts";

const day = "2026-06-15";
const noon = Date.parse("2026-06-15T16:00:00.000Z");
const references = [null, "Mesa 4", "mesa 12", "Ñuñoa", "Retiro 100%", "Éxito", "z_9"];

let bench: Bench;
let database: Database;
let store: string;
let tills: readonly TillClient[];
let cashiers: readonly (string | null)[];
let manager: string;
beforeAll(async () => {
  bench = await startBench();
  store = await bench.addStore();
  tills = [await bench.pairTill(store), await bench.pairTill(store), await bench.pairTill(store)];
  const ana = await bench.addStaff(store, "cashier", "4711", "Ana");
  const luz = await bench.addStaff(store, "manager", "12345678", "luz");
  cashiers = [null, ana, luz, await bench.addStaff(store, "cashier", "4712", "Ñato")];
  manager = (await tills[0]?.signIn(luz, "12345678")) ?? "";
  database = await openDatabase(bench.databaseUrl);
});
afterAll(async () => {
  await database.destroy();
  await bench.close();
});

interface Row extends Stored {
  readonly reference: string | null;
  readonly bankReference: string | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  // Few instants and amounts, so that rows are equal in what they are sorted by.
  at: fc.nat({ max: 6 }).map((minute) => new Date(noon + minute * 60_000).toISOString()),
  amount: fc.nat({ max: 3 }).map((each) => 1_000 + each),
  status: fc.constantFrom(...paymentIntentStatuses),
  attention: fc.option(fc.constantFrom(...attentions), { freq: 4 }),
  settled: fc.boolean(),
  till: fc.nat({ max: 2 }),
  cashier: fc.nat({ max: 3 }),
  reference: fc.constantFrom(...references),
  bankReference: fc.constantFrom(null, null, "90123712", "9", "X1", "x1"),
});

async function storeRows(rows: readonly Row[]): Promise<void> {
  await replaceIntents(database, { store, tills, cashiers }, rows);
  const stored = await database
    .selectFrom("payment_intents")
    .select("id")
    .where("store_id", "=", store)
    .orderBy("created_at")
    .execute();
  for (const [index, { id }] of stored.entries()) {
    await describeRow(id, rows[index]);
  }
}

/** Gives a stored row, whichever it is, a reference and a bank's number. */
async function describeRow(id: string, given: Row | undefined): Promise<void> {
  const { bankReference = null, reference = null } = given ?? {};
  const { state } = await database
    .selectFrom("payment_intents")
    .select("state")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await database
    .updateTable("payment_intents")
    .set({
      reference,
      reference_key: reference === null ? null : searchKey(reference),
      bank_reference: bankReference,
      state: JSON.stringify({ ...JSON.parse(state), bankReference }),
    })
    .where("id", "=", id)
    .execute();
}

/** A till may ask a hundred times a second, which these tests do more often. */
const ask = (path: string): Promise<unknown> =>
  vi.waitFor(
    async () => {
      const response = await tills[0]?.call("GET", path, undefined, manager);
      expect(response?.status).not.toBe(429);
      return response?.json();
    },
    { timeout: 10_000, interval: 50 },
  );

const page = async (query: string) =>
  v.parse(paymentIntentsAnswerSchema, await ask(`/v1/payment-intents?${query}`));
const summary = async (query: string) =>
  v.parse(listSummaryAnswerSchema, await ask(`/v1/payment-intents/summary?${query}`));

/** @param between what happens after each page */
async function whole(query: string, limit: number, between = async () => undefined as void) {
  const found: PaymentIntent[] = [];
  let cursor = "";
  do {
    const { nextCursor, paymentIntents } = await page(`${query}&limit=${limit}${cursor}`);
    found.push(...paymentIntents);
    cursor = nextCursor === null ? "" : `&cursor=${nextCursor}`;
    await between();
  } while (cursor !== "");
  return found;
}

const filters: readonly (readonly [string, (intent: PaymentIntent) => boolean])[] = [
  ["", () => true],
  ["&status=succeeded,failed", ({ status }) => status === "succeeded" || status === "failed"],
  ["&attention=unsettled", (each) => each.attention !== null && each.attentionSettled === null],
  ["&cashier=none", ({ cashier }) => cashier === null],
  ["&q=mesa", ({ reference }) => reference?.toLowerCase().startsWith("mesa") === true],
  ["&q=NUNOA&status=created", (each) => each.reference === "Ñuñoa" && each.status === "created"],
  ["&q=%241.002", ({ amount }) => amount === 1_002],
  ["&q=90123", ({ bankReference }) => bankReference === "90123712"],
];
const ids = (intents: readonly PaymentIntent[]) => intents.map(({ id }) => id);

describe("the day's list", () => {
  it("in any order and with any filter its pages are exactly what is sorted and filtered", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 24 }),
        fc.constantFrom(...listSorts),
        fc.constantFrom(...listOrders),
        fc.integer({ min: 1, max: 7 }),
        async (rows, sort, order, limit) => {
          await storeRows(rows);
          const all = await whole(`day=${day}`, 200);
          expect(all).toHaveLength(rows.length);
          for (const [filter, matches] of filters) {
            const query = `day=${day}&sort=${sort}&order=${order}${filter}`;
            const expected = sorted(all.filter(matches), sort, order);
            const found = await whole(query, limit);
            expect(ids(found), query).toEqual(ids(expected));
            const told = await summary(query);
            const { amount, count } = sum(expected);
            expect(told).toMatchObject({ amount, count, whole: true, newer: 0 });
            expect(told.received).toEqual(sum(expected.filter(isReceived)));
            expect(told.firstId).toBe(expected[0]?.id ?? null);
          }
        },
      ),
      { numRuns: 30 },
    );
  }, 180_000);

  it("rows that are added while it is read neither double nor hide another", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 6, maxLength: 16 }),
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...listSorts),
        fc.constantFrom(...listOrders),
        async (rows, added, sort, order) => {
          await storeRows(rows);
          const query = `day=${day}&sort=${sort}&order=${order}`;
          const first = ids(await whole(query, 200));
          const left = [...added];
          const found = await whole(query, 3, async () => {
            const next = left.pop();
            if (next !== undefined) await add(next);
          });
          expect(new Set(ids(found)).size).toBe(found.length);
          expect(ids(found).filter((id) => first.includes(id))).toEqual(first);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  /** One more of the store's rows, beside those that are there. */
  async function add(given: Row): Promise<void> {
    const model = await database
      .selectFrom("payment_intents")
      .selectAll()
      .where("store_id", "=", store)
      .limit(1)
      .executeTakeFirstOrThrow();
    const id = randomUUID();
    await database
      .insertInto("payment_intents")
      .values({
        ...model,
        id,
        slug: id,
        receipt_code: null,
        fintoc_id: `pi_${id}`,
        amount: given.amount,
        status: given.status,
        attention: given.attention,
        till_id: tills[given.till]?.id ?? "",
        cashier_id: cashiers[given.cashier] ?? null,
        created_at: given.at,
      })
      .execute();
    await describeRow(id, given);
  }

  it("is jumped into at every page, and says what has come since", async () => {
    const rows = Array.from({ length: 3 * listPageRows + 7 }, (_, index): Row => ({
      at: new Date(noon + (index % 50) * 1_000).toISOString(),
      amount: 1_000 + (index % 5),
      status: "succeeded",
      attention: null,
      till: index % 3,
      cashier: index % 4,
      reference: null,
      bankReference: null,
    }));
    await replaceIntents(database, { store, tills, cashiers }, rows);
    for (const sort of ["createdAt", "amount", "cashier"] as const) {
      const query = `day=${day}&sort=${sort}`;
      const all = ids(await whole(query, 200));
      const { count, newestAt, pages } = await summary(query);
      expect(count).toBe(rows.length);
      expect(newestAt).toBe("2026-06-15T16:00:49.000Z");
      expect(pages).toHaveLength(4);
      for (const [index, cursor] of pages.entries()) {
        const next = pages[index + 1];
        const until = next === undefined ? "" : `&until=${next}`;
        const found = await page(`${query}&limit=200&cursor=${cursor}${until}`);
        const from = index * listPageRows;
        expect(ids(found.paymentIntents)).toEqual(all.slice(from, from + listPageRows));
        expect(found.nextCursor).toBeNull();
      }
    }
    const since = "2026-06-15T16:00:47.000Z";
    const { newer } = await summary(`day=${day}&since=${since}`);
    expect(newer).toBe(rows.filter(({ at }) => at > since).length);
  });

  it("a cursor of another order or filter is refused", async () => {
    const { nextCursor } = await page(`day=${day}&limit=1`);
    for (const [query, param] of [
      [`day=${day}&sort=amount&cursor=${nextCursor}`, "cursor"],
      [`day=${day}&order=asc&cursor=${nextCursor}`, "cursor"],
      [`day=2026-06-14&cursor=${nextCursor}`, "cursor"],
      [`day=${day}&q=4&cursor=${nextCursor}`, "cursor"],
      [`day=${day}&sort=till&until=${nextCursor}`, "until"],
    ] as const) {
      expect(await ask(`/v1/payment-intents?${query}`), query).toMatchObject({
        error: { code: "cursor_invalid", param },
      });
    }
    expect(await ask(`/v1/payment-intents?day=${day}&sort=name`)).toMatchObject({
      error: { code: "parameter_invalid", param: "sort" },
    });
  });

  it("over all days a sale is found by its reference's beginning, amount, id and bank's number", async () => {
    const sold = { status: "succeeded", attention: null, till: 0, cashier: 1 } as const;
    await storeRows([
      {
        ...sold,
        at: "2026-03-01T15:00:00.000Z",
        amount: 12_990,
        reference: "Pedido 1184",
        bankReference: "90123712",
      },
      {
        ...sold,
        at: "2026-06-15T15:00:00.000Z",
        amount: 8_200,
        reference: "Retiro Pedido",
        bankReference: null,
      },
    ]);
    const all = await whole("", 200);
    const oldest = all.at(-1);
    const found = async (q: string) =>
      ids(await whole(`q=${encodeURIComponent(q)}`, 1)).map((id) =>
        id === oldest?.id ? "old" : "new",
      );
    expect(await found("pedido")).toEqual(["old"]);
    expect(await found("PEDIDO 11")).toEqual(["old"]);
    expect(await found("$12.990")).toEqual(["old"]);
    expect(await found("90123712")).toEqual(["old"]);
    expect(await found((oldest?.id ?? "").slice(0, 13).toUpperCase())).toEqual(["old"]);
    expect(await found(oldest?.fintocId ?? "")).toEqual(["old"]);
    expect(await found("8200")).toEqual(["new"]);
    expect(await found("1184")).toEqual([]);
    expect(ids(await whole(`day=${day}&q=pedido`, 200))).toHaveLength(1);
    expect(await summary("q=pedido")).toMatchObject({ count: 1, whole: true, amount: 12_990 });
  });

  it("what is too much to count over all days is said, and its newest are shown", async () => {
    await storeRows([]);
    const rows = Array.from({ length: 1_200 }, (_, index): Row => ({
      at: new Date(noon + index * 1_000).toISOString(),
      amount: 5_000,
      status: "succeeded",
      attention: null,
      till: 0,
      cashier: 0,
      reference: null,
      bankReference: null,
    }));
    await replaceIntents(database, { store, tills, cashiers }, rows);
    const told = await summary("q=5000");
    expect(told).toMatchObject({ count: 1_000, whole: false });
    expect(told.pages).toHaveLength(10);
    const { paymentIntents } = await page("q=5000&limit=2");
    expect(paymentIntents.map(({ createdAt }) => createdAt)).toEqual(
      [1_199, 1_198].map((index) => new Date(noon + index * 1_000).toISOString()),
    );
  });

  it("is summed up and filtered for managers alone", async () => {
    for (const path of ["/v1/payment-intents/summary", "/v1/payment-intents/filters"]) {
      const response = await tills[0]?.call("GET", path);
      expect(response?.status).toBe(403);
    }
    expect(await ask("/v1/payment-intents/filters")).toMatchObject({
      cashiers: [{ name: "Ana" }, { name: "luz" }, { name: "Ñato" }],
      tills: [{ name: "Caja 1" }, { name: "Caja 1" }, { name: "Caja 1" }],
    });
  });
});
