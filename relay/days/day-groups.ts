import { sql } from "kysely";

import type { Interval } from "../../contract/business-day.ts";
import { isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import { received } from "../payment-intents/received-sql.ts";

/** One group of a day's intents: equal in everything that a total goes by. */
export interface Group {
  readonly status: string;
  readonly attention: string | null;
  /** Whether a manager has dealt with what needed a person. */
  readonly settled: boolean;
  readonly hour: number;
  readonly tillId: string;
  readonly cashierId: string | null;
  readonly count: number;
  readonly amount: number;
  /** Within `amount`. */
  readonly tip: number;
  /** Of how many it is known how long they took to be paid. */
  readonly timed: number;
}

/** Whose intents are counted: a store's, one till's, or one cashier's at it. */
export interface Counted {
  readonly storeId: string;
  readonly tillId?: string;
  readonly cashierId?: string | null;
}

/**
 * Groups intents in the database by one statement, so that every total of an answer is of the same
 * moment and adds up to the same sum. Each part of the day is grouped by itself: SQLite sorts what
 * it groups, and many small sorts take half the time of a large one.
 * @param hours the parts of the day that are told apart, without gaps
 */
export async function readGroups(
  database: Database,
  counted: Counted,
  hours: readonly Interval[],
): Promise<readonly Group[]> {
  const parts = hours.map((hour, index) =>
    selectCounted(database, counted, hour)
      .select(["till_id", "cashier_id", "status", "attention"])
      .select((group) => [
        sql<number>`case when settled_at is null then 0 else 1 end`.as("settled"),
        sql<number>`${sql.lit(index)}`.as("hour"),
        group.fn.countAll<number | string>().as("count"),
        group.fn.sum<number | string>("amount").as("amount"),
        group.fn.sum<number | string | null>("tip").as("tip"),
        group.fn.count<number | string>("pay_ms").as("timed"),
      ])
      .groupBy(["till_id", "cashier_id", "status", "attention", "settled"]),
  );
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const rows = await others.reduce((all, part) => all.unionAll(part), first).execute();
  return rows.map((row) => ({
    status: row.status,
    attention: row.attention,
    settled: row.settled === 1,
    hour: row.hour,
    tillId: row.till_id,
    cashierId: row.cashier_id,
    // PostgreSQL gives its large integers as text.
    count: Number(row.count),
    amount: Number(row.amount),
    // Nobody of the group said anything of a tip: null.
    tip: Number(row.tip ?? 0),
    timed: Number(row.timed),
  }));
}

function selectCounted(
  database: Database,
  { cashierId, storeId, tillId }: Counted,
  { from, to }: Interval,
) {
  // Instants are ISO texts of one length, so that their order is that of time in any database.
  let query = database
    .selectFrom("payment_intents")
    .where("store_id", "=", storeId)
    .where("created_at", ">=", instant(from))
    .where("created_at", "<", instant(to));
  if (tillId !== undefined) query = query.where("till_id", "=", tillId);
  if (cashierId != null) query = query.where("cashier_id", "=", cashierId);
  return query;
}

/**
 * How long the payment in the middle took, of those received, or half-way between the two that are
 * in the middle (what is left of a half is dropped); null where there is none.
 * @param timed how many there are: without it they would all be read once more
 */
export async function readMedianPayMs(
  database: Database,
  counted: Counted,
  interval: Interval,
  timed: number,
): Promise<number | null> {
  if (timed === 0) return null;
  const middle = await selectCounted(database, counted, interval)
    .select("pay_ms")
    .where(received)
    .where("pay_ms", "is not", null)
    .orderBy("pay_ms")
    .limit(2 - (timed % 2))
    .offset(Math.floor((timed - 1) / 2))
    .execute();
  const [low, high = low] = middle.map((row) => row.pay_ms ?? 0);
  return low === undefined || high === undefined ? null : Math.floor((low + high) / 2);
}

const openStatuses: ReadonlySet<string> = new Set(
  paymentIntentStatuses.filter((each) => !isFinal(each)),
);

/** Whether a group may still be paid. */
export function isOpen({ status }: Pick<Group, "status">): boolean {
  return openStatuses.has(status);
}

/** Whether a group waits for somebody to deal with it. */
export function needsPerson({ attention, settled }: Pick<Group, "attention" | "settled">): boolean {
  return attention !== null && !settled;
}

export function sumOf(groups: readonly Pick<Group, "count" | "amount">[]) {
  return {
    count: groups.reduce((sum, each) => sum + each.count, 0),
    amount: groups.reduce((sum, each) => sum + each.amount, 0),
  };
}

/** ISO 8601 of Unix milliseconds. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}
