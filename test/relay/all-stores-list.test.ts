import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import {
  listFiltersAnswerSchema,
  listOrders,
  listPageRows,
  listSorts,
  listSummaryAnswerSchema,
} from "../../contract/day-list.ts";
import type { ExportLine } from "../../contract/export-stream.ts";
import type { Currency } from "../../contract/money.ts";
import {
  attentions,
  paymentIntentStatuses,
  type PaymentIntent,
} from "../../contract/payment-intent.ts";
import { isReceived } from "../../contract/received.ts";
import { paymentIntentsAnswerSchema } from "../../contract/relay-api.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";
import { sorted } from "./sorted-intents.ts";
import { replaceIntents, sum, type Stored } from "./stored-intents.ts";

const pin = "12345678";
const days = ["2026-04-04", "2026-09-05"] as const;

interface Shop {
  readonly store: string;
  readonly currency: Currency;
  readonly zone: string;
  readonly startsAt: number;
  readonly tills: readonly TillClient[];
}

/** Luz's three stores, of two currencies and three clocks; the fourth is another's. */
let bench: Bench;
let database: Database;
let shops: readonly Shop[];
let foreign: Shop;
let cashiers: readonly (string | null)[];
let manager: string;
beforeAll(async () => {
  bench = await startBench();
  shops = [
    await openShop("Ñuñoa", "CLP", "America/Santiago", 4),
    await openShop("Isla", "CLP", "Pacific/Easter", 0),
    await openShop("Roma", "MXN", "America/Mexico_City", 0),
  ];
  foreign = await openShop("Ajena", "CLP", "America/Santiago", 0);
  const [home, ...others] = shops.map(({ store }) => store);
  const luz = await bench.addStaff(home ?? "", "manager", pin, "Luz Rojas");
  for (const other of others) await bench.admin("staff", "allow", luz, "--store", other);
  const ana = await bench.addStaff(others[0] ?? "", "cashier", "4711", "Ana Soto");
  cashiers = [null, luz, ana];
  manager = (await shops[0]?.tills[0]?.signIn(luz, pin)) ?? "";
  database = await openDatabase(bench.databaseUrl);
});
afterAll(async () => {
  await database.destroy();
  await bench.close();
});

async function openShop(name: string, currency: Currency, zone: string, startsAt: number) {
  const words = ["--name", name, "--currency", currency, "--time-zone", zone];
  const store = await bench.addStore(...words, "--day-starts-at-hour", String(startsAt));
  const tills = [await bench.pairTill(store), await bench.pairTill(store)];
  return { store, currency, zone, startsAt, tills };
}

/** A till may ask a hundred times a second, which these tests do more often. */
const ask = (path: string): Promise<unknown> =>
  vi.waitFor(
    async () => {
      const response = await shops[0]?.tills[0]?.call("GET", path, undefined, manager);
      expect(response?.status).not.toBe(429);
      return response?.json();
    },
    { timeout: 10_000, interval: 50 },
  );
const page = async (query: string) =>
  v.parse(paymentIntentsAnswerSchema, await ask(`/v1/payment-intents?${query}`));
const summary = async (query: string) =>
  v.parse(listSummaryAnswerSchema, await ask(`/v1/payment-intents/summary?${query}`));

async function whole(query: string, limit = 200): Promise<readonly PaymentIntent[]> {
  const found: PaymentIntent[] = [];
  let cursor = "";
  do {
    const { nextCursor, paymentIntents } = await page(`${query}&limit=${limit}${cursor}`);
    found.push(...paymentIntents);
    cursor = nextCursor === null ? "" : `&cursor=${nextCursor}`;
  } while (cursor !== "");
  return found;
}

const ids = (intents: readonly PaymentIntent[]) => intents.map(({ id }) => id);
const union = async (query: string) => {
  const each = shops.map(({ store }) => whole(`${query}&store=${store}`));
  return (await Promise.all(each)).flat();
};

function rowsOf({ startsAt, zone }: Shop) {
  // Few instants and amounts, so that rows of several stores are equal in what they are sorted by.
  const instants = fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(-60_000, 0, 3_600_000, 7_200_000))
    .map(([day, offset]) => businessDay(day, zone, startsAt).from + offset)
    .map((at) => new Date(at).toISOString());
  const row: fc.Arbitrary<Stored> = fc.record({
    at: instants,
    amount: fc.constantFrom(1_000, 1_001, 100_000),
    status: fc.constantFrom(...paymentIntentStatuses),
    attention: fc.option(fc.constantFrom(...attentions), { freq: 3 }),
    settled: fc.boolean(),
    till: fc.nat(1),
    cashier: fc.nat(2),
    reference: fc.constantFrom(null, "Mesa 4", "mesa 12", "Ñandú"),
    bankReference: fc.constantFrom(null, null, "90123712", "X1"),
  });
  return fc.array(row, { maxLength: 9 });
}

async function storeRows(rows: readonly (readonly Stored[])[]): Promise<void> {
  for (const [index, shop] of [...shops, foreign].entries()) {
    await replaceIntents(database, { ...shop, cashiers }, rows[index] ?? []);
  }
}

/** Each in its own currency: $1.000 are not $10,00. */
const filters = [
  "",
  "&status=succeeded,failed",
  "&attention=unsettled",
  "&cashier=none",
  "&q=mesa",
  "&q=1.000",
  "&q=90123",
];

describe("the list of all stores", () => {
  it("is the union of the stores' lists in any order, with any filter, of a day or of every day; and so are its sums", async () => {
    const rows = fc.tuple(...[...shops, foreign].map(rowsOf));
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(...listSorts),
        fc.constantFrom(...listOrders),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...days, null),
        async (stored, sort, order, limit, day) => {
          await storeRows(stored);
          for (const filter of filters) {
            const ofDay = day === null ? "" : `&day=${day}`;
            const query = `sort=${sort}&order=${order}${ofDay}${filter}`;
            const expected = sorted(await union(query), sort, order);
            const found = await whole(`${query}&store=all`, limit);
            expect(found, query).toEqual(expected);
            const told = await summary(`${query}&store=all`);
            const counted = { count: expected.length, whole: true, newer: 0 };
            expect(told).toMatchObject({ ...counted, firstId: expected[0]?.id ?? null });
            // Nothing is added up over two currencies.
            const received = expected.filter(isReceived);
            expect(told.amount).toBeNull();
            expect(told.received).toEqual({ count: received.length, amount: null });
            expect(told.byCurrency).toEqual(
              (["CLP", "MXN"] as const).map((currency) => ({
                currency,
                amount: sum(expected.filter((each) => each.currency === currency)).amount,
                received: sum(received.filter((each) => each.currency === currency)),
              })),
            );
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 180_000);

  it("is jumped into at every page, and says what has come since", async () => {
    const rowsOfShop = ({ startsAt, zone }: Shop) => {
      const { from } = businessDay(days[0], zone, startsAt);
      return Array.from({ length: listPageRows }, (_, index): Stored => {
        const at = new Date(from + (index % 40) * 1_000).toISOString();
        const one = { status: "succeeded", attention: null, till: index % 2 } as const;
        return { ...one, at, amount: 1_000 + (index % 5), cashier: index % 3 };
      });
    };
    await storeRows(shops.map(rowsOfShop));
    for (const sort of ["createdAt", "store", "till"] as const) {
      for (const when of [`&day=${days[0]}`, "&status=succeeded"]) {
        const query = `store=all&sort=${sort}${when}`;
        const all = ids(await whole(query));
        const { pages } = await summary(query);
        expect(pages).toHaveLength(shops.length);
        for (const [index, cursor] of pages.entries()) {
          const next = pages[index + 1];
          const until = next === undefined ? "" : `&until=${next}`;
          const found = await page(`${query}&limit=200&cursor=${cursor}${until}`);
          const from = index * listPageRows;
          expect(ids(found.paymentIntents)).toEqual(all.slice(from, from + listPageRows));
          expect(found.nextCursor).toBeNull();
        }
      }
    }
    const newest = (await page(`store=all&day=${days[0]}&limit=1`)).paymentIntents[0];
    const since = new Date(Date.parse(newest?.createdAt ?? "") - 10_000).toISOString();
    const { newer } = await summary(`store=all&day=${days[0]}&since=${since}`);
    const later = (await union(`day=${days[0]}`)).filter(({ createdAt }) => createdAt > since);
    expect(later.length).toBeGreaterThan(0);
    expect(newer).toBe(later.length);
  });

  it("of one store keeps its sums, and says the currency with them", async () => {
    const [home] = shops;
    const at = new Date(businessDay(days[0], "America/Santiago", 12).from).toISOString();
    const one = { at, status: "succeeded", attention: null, till: 0, cashier: 0 } as const;
    await storeRows([[{ ...one, amount: 700 }], [{ ...one, amount: 30 }], []]);
    const received = { count: 1, amount: 700 };
    expect(await summary(`day=${days[0]}&store=${home?.store}`)).toMatchObject({
      amount: 700,
      received,
      byCurrency: [{ currency: "CLP", amount: 700, received }],
    });
  });

  it("is filtered by the tills and people of all of the stores, each told with its store", async () => {
    const told = v.parse(
      listFiltersAnswerSchema,
      await ask("/v1/payment-intents/filters?store=all"),
    );
    const [home, island, roma] = shops.map(({ store }) => store);
    // Of one name they stand by their stores' names.
    expect(told.tills.map(({ storeId }) => storeId)).toEqual(
      [island, home, roma].flatMap((store) => [store, store]),
    );
    expect(told.cashiers.map(({ name, storeId }) => [name, storeId])).toEqual([
      ["Ana Soto", island],
      ["Luz Rojas", home],
    ]);
  });

  it("is what an export of all stores holds", async () => {
    const at = (zone: string) => new Date(businessDay(days[0], zone, 12).from).toISOString();
    const rows = shops.map(({ zone }, index): readonly Stored[] => {
      const one = { at: at(zone), attention: null, till: 0, cashier: index } as const;
      return [
        { ...one, amount: 1_000 + index, status: "succeeded", reference: "Mesa 4" },
        { ...one, amount: 2_000 + index, status: "failed", till: 1 },
      ];
    });
    await storeRows([...rows, rows[0] ?? []]);
    for (const filter of ["", "&q=mesa", "&status=failed", "&cashier=none"]) {
      const path = `/v1/exports/payment-intents?store=all&from=${days[0]}&to=${days[0]}${filter}`;
      const answer = await shops[0]?.tills[0]?.call("GET", path, undefined, manager);
      const lines = ((await answer?.text()) ?? "").trim().split("\n");
      const exported = lines.flatMap((line) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the relay has just written it
        const told = JSON.parse(line) as ExportLine;
        return "paymentIntent" in told ? [told.paymentIntent.id] : [];
      });
      const listed = await whole(`day=${days[0]}&store=all${filter}`);
      expect(listed.length).toBeGreaterThan(0);
      expect(exported.toSorted()).toEqual(ids(listed).toSorted());
    }
  });
});
