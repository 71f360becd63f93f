import { afterEach, beforeEach, expect, it } from "vitest";

import { businessDay } from "../../contract/business-day.ts";
import { inSnapshot } from "../../relay/database/in-snapshot.ts";
import { readSlots, type DaySlot, type ReadSlots } from "../../relay/days/day-slots.ts";
import { keepSlots } from "../../relay/days/keep-slots.ts";
import { commitFacts } from "../../relay/payment-intents/commit-facts.ts";
import { prune } from "../../relay/retention/prune.ts";
import {
  charge,
  firstHour,
  openShops,
  readBoth,
  relayOn,
  slotsOfDay,
  sorted,
  zone,
  type Charge,
  type Shop,
  type Shops,
} from "./kept-shops.ts";

const quarterMs = 900_000;
const day = "2026-06-15";
const { from } = businessDay(day, zone, firstHour);
/** Somewhere in a slot of the day. */
const inSlot = (slot: number) => new Date(from + slot * quarterMs + 1_000).toISOString();
let shops: Shops;
beforeEach(async () => {
  shops = await openShops();
});
afterEach(() => shops.close());

const sale = (slot: number): Charge => ({ at: inSlot(slot), amount: 12_990, till: 0, cashier: 0 });
const anewIn = (before: readonly DaySlot[], after: readonly DaySlot[]) =>
  after.flatMap((slot, index) => (slot === before[index] ? [] : [index]));

it("only the slots of sales that changed are counted again", async () => {
  const shop = await shops.addShop();
  for (const slot of [0, 40, 41]) await charge(shop, sale(slot), shops.seller());
  const first = await readBoth(shop, day, shops.readers[0]);
  expect(anewIn(first, await readBoth(shop, day, shops.readers[0]))).toEqual([]);
  const { at, id } = await charge(shop, sale(41), shops.seller());
  await charge(shop, sale(95), shops.seller());
  const second = await readBoth(shop, day, shops.readers[0]);
  expect(anewIn(first, second)).toEqual([41, 95]);
  await commitFacts(
    relayOn(shops.seller(), () => at),
    id,
    [{ kind: "cancelled", at }],
  );
  expect(anewIn(second, await readBoth(shop, day, shops.readers[0]))).toEqual([41]);
});

it.each([
  [
    "the feed was pruned up to what was read",
    async () => {
      await prune(shops.seller(), Date.parse("2027-01-01T00:00:00.000Z"), {
        feedDays: 1,
        eventDays: 1,
      });
    },
  ],
  [
    "sales were put in by hand and the store's feed moved on",
    async (shop: Shop) => {
      await goBack(shop, 3);
      await shops
        .seller()
        .updateTable("stores")
        .set((row) => ({ feed_position: row("feed_position", "+", 4) }))
        .where("id", "=", shop.storeId)
        .execute();
    },
  ],
  [
    "a backup of before was put in its place",
    async (shop: Shop) => {
      await goBack(shop, 1);
    },
  ],
  [
    "a backup of before has come as far by another way",
    async (shop: Shop) => {
      await goBack(shop, 1);
      await charge(shop, { ...sale(60), amount: 1 }, shops.seller());
    },
  ],
  [
    "a backup of before has come further by another way",
    async (shop: Shop) => {
      await goBack(shop, 1);
      for (const slot of [60, 61]) await charge(shop, { ...sale(slot), amount: 1 }, shops.seller());
    },
  ],
])("where %s, a day is counted whole", async (_, happens) => {
  const shop = await shops.addShop();
  for (const slot of [3, 40, 41]) await charge(shop, sale(slot), shops.seller());
  const before = await readBoth(shop, day, shops.readers[0]);
  await happens(shop);
  const after = await readBoth(shop, day, shops.readers[0]);
  expect(anewIn(before, after)).toHaveLength(after.length);
});

/** As a store stood so many changes ago, all of them sales. */
async function goBack({ storeId }: Shop, changes: number): Promise<void> {
  const database = shops.seller();
  const { feed_position: position } = await database
    .updateTable("stores")
    .set((row) => ({ feed_position: row("feed_position", "-", changes) }))
    .where("id", "=", storeId)
    .returning("feed_position")
    .executeTakeFirstOrThrow();
  const undone = await database
    .deleteFrom("feed")
    .where("store_id", "=", storeId)
    .where("position", ">", position)
    .returning("intent_id")
    .execute();
  const ids = undone.map((row) => row.intent_id);
  await database.deleteFrom("payment_intents").where("id", "in", ids).execute();
}

it("a read of an earlier moment that ends later is of that moment, and takes nothing back", async () => {
  const shop = await shops.addShop();
  await charge(shop, sale(3), shops.seller());
  const { database, kept } = shops.readers[0];
  await readBoth(shop, day, { database, kept });
  await inSnapshot(database, async (snapshot) => {
    // The snapshot begins with its first read.
    const early = await readSlots(
      snapshot,
      { storeId: shop.storeId, mode: "test" },
      slotsOfDay(day),
    );
    await charge(shop, sale(40), shops.seller());
    await readBoth(shop, day, { database: shops.readers[1].database, kept });
    const earlier = await kept(snapshot, { storeId: shop.storeId, mode: "test" }, slotsOfDay(day));
    expect(sorted(earlier)).toEqual(sorted(early));
  });
  await readBoth(shop, day, { database, kept });
});

it("keeps so many days and numbers, those that were asked for last", async () => {
  const shop = await shops.addShop();
  const { database } = shops.readers[0];
  const [one, two, three] = ["2026-06-14", day, "2026-06-16"] as const;
  const reads = (kept: ReadSlots) => (asked: string) => readBoth(shop, asked, { database, kept });
  const isKept = (before: readonly DaySlot[], after: readonly DaySlot[]) =>
    anewIn(before, after).length === 0;

  const read = reads(keepSlots({ days: 2, numbers: 1_000 }));
  const [first, second] = [await read(one), await read(two)];
  expect(isKept(first, await read(one))).toBe(true);
  await read(three);
  expect(isKept(first, await read(one))).toBe(true);
  expect(isKept(second, await read(two))).toBe(false);

  for (const slot of [1, 2, 3]) await charge(shop, sale(slot), shops.seller());
  const small = reads(keepSlots({ days: 2, numbers: 40 }));
  const [empty, large] = [await small(one), await small(two)];
  expect(isKept(large, await small(two))).toBe(false);
  expect(isKept(empty, await small(one))).toBe(true);
});
