import { createHash } from "node:crypto";

import type { Insertable } from "kysely";

import { addDays, businessDay, businessDayOf } from "../../contract/business-day.ts";
import { currencySchema } from "../../contract/money.ts";
import { isFinal, type FintocStatus } from "../../contract/payment-intent.ts";
import { receiptCode, receiptCodeLength } from "../../contract/receipt-code.ts";
import { searchKey } from "../../contract/search-key.ts";
import { stateOf, type Fact, type ToldFact } from "../../contract/transition.ts";
import * as v from "valibot";
import type { Database } from "../../relay/database/open-database.ts";
import type { Schema, StoreRow } from "../../relay/database/schema.ts";
import { insertAll } from "./fill.ts";

/** What a store is filled with. The same seed and time make the same sales. */
export interface StoreFilling {
  readonly storeId: string;
  readonly count: number;
  /** The sales lie in this many business days, the last of which is today. */
  readonly days: number;
  /** How many of them are of today; the others are spread evenly. */
  readonly today: number;
  readonly seed: number;
  readonly now: number;
}

const batch = 10_000;
const minuteMs = 60_000;
const tokenLifeMs = 10 * minuteMs;

/**
 * Adds invented sales to a store, spread over its tills and people, as a chain's days look: busy
 * hours, some that came to nothing, a few that need a person.
 * @throws Error when the store is unknown, has no till, or the database holds live sales
 */
export async function fillStore(database: Database, filling: StoreFilling): Promise<void> {
  const { count, storeId } = filling;
  const store = await findStore(database, storeId);
  const tills = await readIds(database, "tills", storeId);
  if (tills.length === 0) throw new Error(`The store ${storeId} has no till: add one first`);
  const cashiers = [...(await readIds(database, "staff", storeId)), null];
  const make = saleMaker(store, { tills, cashiers }, filling);
  for (let from = 0; from < count; from += batch) {
    const sales = Array.from({ length: Math.min(batch, count - from) }, (_, each) =>
      make(from + each),
    );
    const facts = sales.flatMap((sale) => sale.facts);
    await database.transaction().execute(async (transaction) => {
      await insertAll(
        transaction,
        "payment_intents",
        sales.length,
        (index) => at(sales, index).row,
      );
      await insertAll(transaction, "facts", facts.length, (index) => at(facts, index));
    });
  }
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

async function readIds(database: Database, table: "tills" | "staff", storeId: string) {
  const rows = await database
    .selectFrom(table)
    .select("id")
    .where("store_id", "=", storeId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

interface People {
  readonly tills: readonly string[];
  readonly cashiers: readonly (string | null)[];
}

interface InventedSale {
  readonly row: Insertable<Schema["payment_intents"]>;
  readonly facts: readonly Insertable<Schema["facts"]>[];
}

/** How many of a thousand end how; what is left is paid. */
const endings: readonly (readonly [FintocStatus, number])[] = [
  ["expired", 55],
  ["rejected", 40],
  ["failed", 20],
];
const banks = [
  "cl_banco_estado",
  "cl_banco_de_chile",
  "cl_banco_santander",
  "cl_banco_bci",
  "cl_banco_falabella",
  "cl_banco_itau",
  "cl_mercado_pago",
];
/** Of a day's sales, in each of its 24 hours. */
const busy = [0, 0, 0, 0, 0, 0, 1, 3, 6, 7, 6, 7, 10, 13, 9, 6, 5, 6, 8, 9, 7, 4, 2, 1];
const busySum = busy.reduce((sum, each) => sum + each, 0);

function saleMaker(store: StoreRow, people: People, filling: StoreFilling) {
  const { count, days, now, seed, today } = filling;
  const currency = v.parse(currencySchema, store.currency);
  const lastDay = businessDayOf(now, store.time_zone, store.day_starts_at_hour);
  const intervals = Array.from({ length: days }, (_, age) => {
    const day = addDays(lastDay, age + 1 - days);
    return businessDay(day, store.time_zone, store.day_starts_at_hour);
  });
  const earlier = count - today;

  return (index: number): InventedSale => {
    const chance = chanceOf(seed, store.id, index);
    const isToday = index >= earlier || days === 1;
    const day = isToday ? days - 1 : Math.floor((index / earlier) * (days - 1));
    const { from, to } = at(intervals, day);
    // Of today, only what has passed.
    const end = isToday ? Math.max(from + 1, Math.min(to, now)) : to;
    const createdMs = Math.min(end - 1, from + Math.floor(partOfDay(chance) * (end - from)));
    const createdAt = new Date(createdMs).toISOString();
    const paidAt = new Date(createdMs + 15_000 + chance.below(90_000)).toISOString();
    const amount = amountOf(chance, currency);
    const id = uuidOf(createdMs, chance);
    const status = statusOf(chance, now - createdMs);
    const isPaid = status === "succeeded";
    const reference = referenceOf(chance);
    const fintocId = `pi_fill${chance.hex(20)}`;
    const tokenExpiresAt = new Date(createdMs + tokenLifeMs).toISOString();
    const bank = at(banks, chance.below(banks.length));
    const told: ToldFact = {
      kind: "told",
      source: isFinal(status) ? "fetch" : "creation",
      at: isFinal(status) ? paidAt : createdAt,
      askedAt: createdAt,
      eventId: null,
      amount,
      currency,
      status,
      errorReason: status === "failed" ? "insufficient_funds" : null,
      bankReference: isPaid ? String(10_000_000 + chance.below(89_999_999)) : null,
      sender: isPaid
        ? { institutionId: bank, numberEnd: chance.digits(4), holderIdMasked: null }
        : null,
      transactionDate: null,
    };
    const facts: readonly Fact[] =
      isPaid && chance.below(500) === 0 ? [{ kind: "cancelled", at: createdAt }, told] : [told];
    const asked = { amount, currency, tokenExpiresAt, confirmAbove: null };
    const state = stateOf(asked, facts);
    const row = {
      id,
      store_id: store.id,
      till_id: at(people.tills, chance.below(people.tills.length)),
      cashier_id: at(people.cashiers, chance.below(people.cashiers.length)),
      mode: "test",
      amount,
      tip: null,
      currency,
      product: "payment_intent",
      reference,
      reference_key: reference === null ? null : searchKey(reference),
      customer_email: null,
      request: JSON.stringify({ amount, currency }),
      slug: `fill-${chance.hex(24)}`,
      receipt_code: receiptCode(chance.bytes(receiptCodeLength)),
      confirm_above: null,
      fintoc_id: fintocId,
      widget_token: null,
      token_expires_at: tokenExpiresAt,
      state: JSON.stringify(state),
      status: state.status,
      attention: state.attention,
      settled_at: null,
      bank_reference: state.bankReference,
      final_at: state.finalAt,
      // Nobody at Fintoc knows of them: they are never asked about.
      ask_at: null,
      created_at: createdAt,
      updated_at: told.at,
    };
    const stored = facts.map((fact, number) => {
      return { intent_id: id, number: number + 1, at: fact.at, fact: JSON.stringify(fact) };
    });
    return { row, facts: stored };
  };
}

/** A place within a day, 0 to 1, by how busy its hours are. */
function partOfDay(chance: Chance): number {
  let left = chance.below(busySum);
  for (const [hour, share] of busy.entries()) {
    if (left < share) return (hour + chance.below(1_000_000) / 1_000_000) / busy.length;
    left -= share;
  }
  return 0.5;
}

function statusOf(chance: Chance, ageMs: number): FintocStatus {
  if (ageMs < 3 * minuteMs) return chance.below(3) === 0 ? "pending" : "created";
  let left = chance.below(1_000);
  for (const [status, share] of endings) {
    if (left < share) return status;
    left -= share;
  }
  return "succeeded";
}

/** Most sales are small, some are not; pesos end in 0. */
function amountOf(chance: Chance, currency: "CLP" | "MXN"): number {
  const large = chance.below(20) === 0;
  const tens = 99 + chance.below(large ? 90_000 : 4_000);
  return currency === "CLP" ? tens * 10 : tens * 50;
}

function referenceOf(chance: Chance): string | null {
  const kind = chance.below(10);
  if (kind < 4) return null;
  if (kind < 7) return `Mesa ${1 + chance.below(40)}`;
  if (kind < 9) return `Pedido ${1_000 + chance.below(99_000)}`;
  return `Factura ${100_000 + chance.below(899_999)}`;
}

/** A UUID of version 7: in the order of time, as the till's own are. */
function uuidOf(createdMs: number, chance: Chance): string {
  const time = createdMs.toString(16).padStart(12, "0");
  const variant = (8 + chance.below(4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.hex(3)}-${variant}${chance.hex(3)}-${chance.hex(12)}`;
}

/** Numbers that look like chance and are the same for the same seed, store and sale. */
interface Chance {
  /** From 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly hex: (length: number) => string;
  readonly digits: (length: number) => string;
  readonly bytes: (length: number) => Buffer;
}

function chanceOf(seed: number, storeId: string, index: number): Chance {
  const name = `${seed} ${storeId} ${index}`;
  let pool = createHash("sha512").update(name).digest();
  let used = 0;
  const bytes = (length: number) => {
    if (used + length > pool.length) {
      pool = createHash("sha512").update(pool).digest();
      used = 0;
    }
    used += length;
    return pool.subarray(used - length, used);
  };
  const below = (limit: number) => bytes(4).readUInt32BE() % limit;
  return {
    below,
    bytes: (length) => Buffer.from(bytes(length)),
    hex: (length) =>
      bytes(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length),
    digits: (length) => String(below(10 ** length)).padStart(length, "0"),
  };
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no ${index} of ${values.length}`);
  return value;
}
