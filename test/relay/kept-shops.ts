import { randomUUID } from "node:crypto";

import { expect } from "vitest";
import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import { stateOf } from "../../contract/transition.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { inSnapshot } from "../../relay/database/in-snapshot.ts";
import { isPostgres } from "../../relay/database/is-postgres.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { readSlots, slotsOf, type DaySlot, type ReadSlots } from "../../relay/days/day-slots.ts";
import { keepSlots } from "../../relay/days/keep-slots.ts";
import { appendToFeed } from "../../relay/payment-intents/record-facts.ts";
import { createTestDatabase } from "../postgres/test-database.ts";

export const zone = "America/Santiago";
export const firstHour = 4;
/** When whoever works there began. */
export const hired = "2026-01-01T12:00:00.000Z";

export interface Charge {
  readonly at: string;
  readonly amount: number;
  readonly till: number;
  readonly cashier: number;
}

export interface Charged {
  readonly id: string;
  readonly amount: number;
  readonly at: string;
}

export interface Shop {
  readonly storeId: string;
  readonly tillIds: readonly string[];
  readonly cashierId: string;
}

/** A relay process, as far as it reads: its own connection, and what it keeps. */
export interface Reader {
  readonly database: Database;
  readonly kept: ReadSlots;
}

/** A database, those who sell and two relay processes that read. */
export interface Shops {
  /** PostgreSQL's transactions run side by side: the turns are those of two connections. */
  readonly seller: (turn?: number) => Database;
  readonly readers: readonly [Reader, Reader];
  readonly addShop: () => Promise<Shop>;
  readonly close: () => Promise<void>;
}

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
});

export async function openShops(): Promise<Shops> {
  const file = await createTestDatabase();
  const first = await openDatabase(file.url);
  const second = isPostgres(first) ? await openDatabase(file.url) : null;
  const open = async (): Promise<Reader> => {
    return { database: await openDatabase(file.url), kept: keepSlots() };
  };
  const readers = [await open(), await open()] as const;
  const admin = async (...words: string[]) =>
    v.parse(
      addedSchema,
      JSON.parse(await runCommand([...words, "--json"], { DATABASE_URL: file.url })),
    );
  return {
    seller: (turn = 0) => (turn % 2 === 0 ? first : (second ?? first)),
    readers,
    async addShop() {
      const hour = ["--day-starts-at-hour", String(firstHour)];
      const where = ["--currency", "CLP", "--time-zone", zone, ...hour];
      const { store } = await admin("store", "add", "--name", "Café", ...where);
      const storeId = store?.id ?? "";
      const tillIds: string[] = [];
      for (const name of ["Caja 1", "Caja 2"]) {
        const { till } = await admin("till", "add", "--store", storeId, "--name", name);
        tillIds.push(till?.id ?? "");
      }
      const cashierId = randomUUID();
      const person = { name: "Ana", role: "cashier", pin_hash: "-", created_at: hired };
      await first
        .insertInto("staff")
        .values({ ...person, id: cashierId, store_id: storeId, removed_at: null })
        .execute();
      return { storeId, tillIds, cashierId };
    },
    async close() {
      const others = second === null ? [] : [second];
      const all = [first, ...others, ...readers.map(({ database }) => database)];
      await Promise.all(all.map((each) => each.destroy()));
      await file.drop();
    },
  };
}

/** Charges as the relay does, at whatever time. */
export async function charge(
  shop: Shop,
  { amount, at, cashier, till }: Charge,
  on: Database,
): Promise<Charged> {
  const id = randomUUID();
  const asked = { amount, currency: "CLP", tokenExpiresAt: null, confirmAbove: null } as const;
  const row = { id, store_id: shop.storeId, till_id: shop.tillIds[till] ?? "" };
  await on.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("payment_intents")
      .values({
        ...row,
        cashier_id: cashier === 0 ? null : shop.cashierId,
        mode: "test",
        amount,
        currency: "CLP",
        product: "payment_intent",
        request: "{}",
        slug: id,
        state: JSON.stringify(stateOf(asked, [])),
        status: "creating",
        created_at: at,
        updated_at: at,
      })
      .execute();
    await appendToFeed(transaction, row, at);
  });
  return { id, amount, at };
}

/** What of a relay these changes need. */
export function relayOn(database: Database, now: () => string) {
  const hub = { nudge: () => undefined };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the hub only `nudge` is used
  return { database, hub, askSoon: () => undefined, now } as never;
}

/** Slots without the order in which a database happens to tell groups. */
export const sorted = (slots: readonly DaySlot[]) =>
  slots.map(({ groups, payMs }) => ({
    groups: groups.map((group) => JSON.stringify(group)).toSorted(),
    payMs: [...payMs],
  }));

export const slotsOfDay = (day: string) => slotsOf(businessDay(day, zone, firstHour));

/** Reads a day as a relay does and, of the same moment, whole. */
export async function readBoth(
  { storeId }: Shop,
  day: string,
  { database, kept }: Reader,
): Promise<readonly DaySlot[]> {
  return inSnapshot(database, async (snapshot) => {
    const told = await kept(snapshot, { storeId, mode: "test" }, slotsOfDay(day));
    const whole = await readSlots(snapshot, { storeId, mode: "test" }, slotsOfDay(day));
    expect(sorted(told)).toEqual(sorted(whole));
    return told;
  });
}
