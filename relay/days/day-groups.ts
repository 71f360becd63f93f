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
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** How long the payment in the middle took, of those received; null where there is none. */
  readonly medianPayMs: number | null;
}

/** Whose intents are counted: a store's, one till's, or one cashier's at it. */
export interface Counted {
  readonly storeId: string;
  readonly tillId?: string;
  readonly cashierId?: string | null;
}

/**
 * Groups intents in the database by one statement, so that every total of an answer is of the same
 * moment and adds up to the same sum.
 * @param hours the parts of the day that are told apart, without gaps
 */
export async function readGroups(
  database: Database,
  { cashierId, storeId, tillId }: Counted,
  hours: readonly Interval[],
): Promise<Grouped> {
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return { groups: [], medianPayMs: null };
  // Instants are ISO texts of one length, so that their order is that of time in any database.
  const whens = hours.map(
    (hour, index) =>
      sql`when created_at < ${sql.lit(instant(hour.to))} then ${sql.lit(String(index))}`,
  );
  const rows = await database
    .with("intent", (common) => {
      let query = common
        .selectFrom("payment_intents")
        .select(["status", "attention", "till_id", "cashier_id", "amount", "tip", "pay_ms"])
        .select(sql<string>`case ${sql.join(whens, sql` `)} end`.as("hour"))
        .select(sql<number>`case when settled_at is null then 0 else 1 end`.as("settled"))
        .where("store_id", "=", storeId)
        .where("created_at", ">=", instant(first.from))
        .where("created_at", "<", instant(last.to));
      if (tillId !== undefined) query = query.where("till_id", "=", tillId);
      if (cashierId != null) query = query.where("cashier_id", "=", cashierId);
      return query;
    })
    .selectFrom("intent")
    .select(["status", "attention", "till_id", "cashier_id", "hour", "settled"])
    .select((group) => [
      group.fn.countAll<number | string>().as("count"),
      group.fn.sum<number | string>("amount").as("amount"),
      group.fn.sum<number | string | null>("tip").as("tip"),
      medianPayMs.as("median"),
    ])
    .groupBy(["status", "attention", "till_id", "cashier_id", "hour", "settled"])
    .orderBy("till_id")
    .orderBy("cashier_id")
    .execute();
  const groups = rows.map((row) => ({
    status: row.status,
    attention: row.attention,
    settled: row.settled === 1,
    hour: Number(row.hour),
    tillId: row.till_id,
    cashierId: row.cashier_id,
    // PostgreSQL gives its large integers as text.
    count: Number(row.count),
    amount: Number(row.amount),
    // Nobody of the group said anything of a tip: null.
    tip: Number(row.tip ?? 0),
  }));
  const median = rows[0]?.median ?? null;
  return { groups, medianPayMs: median === null ? null : Number(median) };
}

const timed = sql`from intent where ${received} and pay_ms is not null`;

/** The one in the middle, or half-way between the two that are (what is left of a half is dropped). */
const medianPayMs = sql<number | string | null>`(
  select (min(pay_ms) + max(pay_ms)) / 2
  from (
    select pay_ms ${timed} order by pay_ms
    limit (select 2 - count(*) % 2 ${timed}) offset (select (count(*) - 1) / 2 ${timed})
  ) as middle
)`;

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
