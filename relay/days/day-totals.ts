import { sql } from "kysely";
import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import type { DayTotals } from "../../contract/day-totals.ts";
import { currencySchema } from "../../contract/money.ts";
import {
  attentions,
  paymentIntentStatuses,
  type Attention,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";

const hourMs = 3_600_000;

/** One group of the day's intents: equal in everything that a total goes by. */
interface Group {
  readonly status: string;
  readonly attention: string | null;
  readonly hour: number;
  readonly tillId: string;
  readonly cashierId: string | null;
  readonly count: number;
  readonly amount: number;
}

/** A success that Fintoc also told with another amount, or denied: a person must say what came. */
const doubtful: ReadonlySet<string | null> = new Set<Attention>([
  "amount_mismatch",
  "contradiction",
]);

/**
 * A business day's totals. One statement groups the day's rows in the database, so that every
 * table of the answer is of the same moment and adds up to the same sum.
 */
export async function dayTotals(
  database: Database,
  store: StoreRow,
  date: string,
): Promise<DayTotals> {
  const { from, to } = businessDay(date, store.time_zone, store.day_starts_at_hour);
  const hours = hoursOf(from, to);
  const groups = await readGroups(database, store.id, hours);
  const names = await readNames(database, store.id);
  const inDoubt = groups.filter((each) => each.status === "succeeded" && !isReceived(each));
  const ofStatus = (status: PaymentIntentStatus) => {
    return { status, ...sumOf(groups.filter((each) => each.status === status)) };
  };
  const ofAttention = (attention: Attention) => {
    return { attention, ...sumOf(groups.filter((each) => each.attention === attention)) };
  };
  const ofHour = (hour: Hour, index: number) => {
    const own = groups.filter((each) => each.hour === index);
    return { from: instant(hour.from), to: instant(hour.to), ...totalsOf(own) };
  };
  const ofTill = (id: string) => {
    const own = groups.filter((each) => each.tillId === id);
    return { till: { id, name: names.get(id) ?? "" }, ...totalsOf(own) };
  };
  const ofCashier = (id: string | null) => {
    const own = groups.filter((each) => each.cashierId === id);
    return {
      cashier: id === null ? null : { id, name: names.get(id) ?? "" },
      ...totalsOf(own),
    };
  };

  return {
    date,
    from: instant(from),
    to: instant(to),
    currency: v.parse(currencySchema, store.currency),
    ...totalsOf(groups),
    inDoubt: sumOf(inDoubt),
    byStatus: paymentIntentStatuses.map(ofStatus).filter((each) => each.count > 0),
    byAttention: attentions.map(ofAttention).filter((each) => each.count > 0),
    byHour: hours.map(ofHour),
    byTill: [...new Set(groups.map((each) => each.tillId))].map(ofTill),
    byCashier: [...new Set(groups.map((each) => each.cashierId))].map(ofCashier),
  };
}

interface Hour {
  readonly from: number;
  readonly to: number;
}

/** Real hours from the day's beginning on: 23 or 25 of them on a day when clocks change. */
function hoursOf(from: number, to: number): readonly Hour[] {
  const hours: Hour[] = [];
  for (let hour = from; hour < to; hour += hourMs) {
    hours.push({ from: hour, to: Math.min(hour + hourMs, to) });
  }
  return hours;
}

async function readGroups(
  database: Database,
  storeId: string,
  hours: readonly Hour[],
): Promise<readonly Group[]> {
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return [];
  // Instants are ISO texts of one length, so that their order is that of time in any database.
  const whens = hours.map(
    (hour, index) =>
      sql`when created_at < ${sql.lit(instant(hour.to))} then ${sql.lit(String(index))}`,
  );
  const rows = await database
    .selectFrom((inner) =>
      inner
        .selectFrom("payment_intents")
        .select(["status", "attention", "till_id", "cashier_id", "amount"])
        .select(sql<string>`case ${sql.join(whens, sql` `)} end`.as("hour"))
        .where("store_id", "=", storeId)
        .where("created_at", ">=", instant(first.from))
        .where("created_at", "<", instant(last.to))
        .as("intent"),
    )
    .select(["status", "attention", "till_id", "cashier_id", "hour"])
    .select((group) => [
      group.fn.countAll<number | string>().as("count"),
      group.fn.sum<number | string>("amount").as("amount"),
    ])
    .groupBy(["status", "attention", "till_id", "cashier_id", "hour"])
    .orderBy("till_id")
    .orderBy("cashier_id")
    .execute();
  return rows.map((row) => ({
    status: row.status,
    attention: row.attention,
    hour: Number(row.hour),
    tillId: row.till_id,
    cashierId: row.cashier_id,
    // PostgreSQL gives its large integers as text.
    count: Number(row.count),
    amount: Number(row.amount),
  }));
}

/** The names of a store's tills and staff, those no longer there too. */
async function readNames(
  database: Database,
  storeId: string,
): Promise<ReadonlyMap<string, string>> {
  const tills = await database
    .selectFrom("tills")
    .select(["id", "name"])
    .where("store_id", "=", storeId)
    .execute();
  const staff = await database
    .selectFrom("staff")
    .select(["id", "name"])
    .where("store_id", "=", storeId)
    .execute();
  return new Map([...tills, ...staff].map(({ id, name }) => [id, name]));
}

function isReceived({ attention, status }: Pick<Group, "status" | "attention">): boolean {
  const paid: PaymentIntentStatus = "succeeded";
  return status === paid && !doubtful.has(attention);
}

function sumOf(groups: readonly Group[]) {
  return {
    count: groups.reduce((sum, each) => sum + each.count, 0),
    amount: groups.reduce((sum, each) => sum + each.amount, 0),
  };
}

function totalsOf(groups: readonly Group[]) {
  return { ...sumOf(groups), received: sumOf(groups.filter(isReceived)) };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
