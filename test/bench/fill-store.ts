import type { Insertable } from "kysely";

import { close } from "../../relay/closings/close.ts";
import { lastClosing } from "../../relay/closings/read-closings.ts";
import type { Database } from "../../relay/database/open-database.ts";
import type { Schema, StoreRow } from "../../relay/database/schema.ts";
import { chanceOf, uuidOf } from "./chance.ts";
import { insertAll } from "./fill.ts";
import {
  daysOf,
  saleMaker,
  type InventedSale,
  type People,
  type StoreFilling,
} from "./invented-sale.ts";

const batch = 10_000;
/** The last customer of a day has paid by then. */
const closedAfterMs = 10 * 60_000;

/**
 * Adds invented sales to a store, spread over its tills and people, as a chain's days look: busy
 * hours, some that came to nothing, a few that need a person, a few refunds. Where the store has a
 * manager and was never closed, each day but the last is closed.
 * @throws Error when the store is unknown, has no till, or the database holds live sales
 */
export async function fillStore(database: Database, filling: StoreFilling): Promise<void> {
  const { count, days, seed, storeId, today } = filling;
  const store = await findStore(database, storeId);
  const tills = await readNamed(database, "tills", storeId);
  const [till] = tills;
  if (till === undefined) throw new Error(`The store ${storeId} has no till: add one first`);
  const staff = await readNamed(database, "staff", storeId);
  const manager = await readManager(database, storeId);
  const isClosed = (await lastClosing(database, storeId)) === undefined;
  const people: People = {
    tills: tills.map(({ id }) => id),
    cashiers: [...staff.map(({ id }) => id), null],
    manager,
  };
  const make = saleMaker(store, people, filling);
  const earlier = days === 1 ? 0 : count - today;
  const firstOf = (day: number) =>
    day === days ? count : Math.floor((day * earlier) / Math.max(1, days - 1));
  let closings = 0;
  for (const [day, { to }] of daysOf(store, filling).entries()) {
    const next = firstOf(day + 1);
    for (let from = firstOf(day); from < next; from += batch) {
      const length = Math.min(batch, next - from);
      const sales = Array.from({ length }, (_, each) => make(from + each, day));
      await insertSales(database, sales, storeId, store.feed_position + from + length);
    }
    if (manager === null || !isClosed || day === days - 1 || next === firstOf(day)) continue;
    const closedMs = to + closedAfterMs;
    const id = uuidOf(closedMs, chanceOf(seed, storeId, -1 - day));
    const wish = { id, storeId, mode: "test", closedBy: manager, till } as const;
    const closedAt = new Date(closedMs).toISOString();
    await close(database, { ...wish, after: closings, evenEmpty: false }, () => closedAt);
    closings += 1;
  }
}

/** @param position of the store's feed after them; what the feed told of them is pruned already */
function insertSales(
  database: Database,
  sales: readonly InventedSale[],
  storeId: string,
  position: number,
): Promise<void> {
  const refunds = sales.flatMap(({ refund }) => refund ?? []);
  return database.transaction().execute(async (transaction) => {
    const insert = <Table extends keyof Schema>(
      table: Table,
      rows: readonly Insertable<Schema[Table]>[],
    ) => insertAll(transaction, table, rows.length, (index) => at(rows, index));
    await insert(
      "payment_intents",
      sales.map(({ row }) => row),
    );
    await insert(
      "facts",
      sales.flatMap(({ facts }) => facts),
    );
    await insert(
      "creation_attempts",
      sales.map(({ attempt }) => attempt),
    );
    await insert(
      "refunds",
      refunds.map(({ row }) => row),
    );
    await insert(
      "refund_attempts",
      refunds.map(({ attempt }) => attempt),
    );
    await insert(
      "refund_facts",
      refunds.flatMap(({ facts }) => facts),
    );
    await transaction
      .updateTable("stores")
      .set({ feed_position: position, feed_pruned_position: position })
      .where("id", "=", storeId)
      .execute();
  });
}

async function findStore(database: Database, storeId: string): Promise<StoreRow> {
  const live = await database
    .selectFrom("payment_intents")
    .select("id")
    .where("mode", "=", "live")
    .limit(1)
    .executeTakeFirst();
  if (live !== undefined) {
    throw new Error("This database holds live sales: invented ones never stand beside them");
  }
  const store = await database
    .selectFrom("stores")
    .selectAll()
    .where("id", "=", storeId)
    .executeTakeFirst();
  if (store === undefined) throw new Error(`There is no store ${storeId}`);
  return store;
}

function readNamed(database: Database, table: "tills" | "staff", storeId: string) {
  return database
    .selectFrom(table)
    .select(["id", "name"])
    .where("store_id", "=", storeId)
    .orderBy("id")
    .execute();
}

async function readManager(database: Database, storeId: string) {
  const manager = await database
    .selectFrom("staff")
    .select(["id", "name"])
    .where("store_id", "=", storeId)
    .where("role", "=", "manager")
    .where("removed_at", "is", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return manager ?? null;
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no ${index} of ${values.length}`);
  return value;
}
