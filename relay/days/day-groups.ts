import { sql, type RawBuilder } from "kysely";

import type { Interval } from "../../contract/business-day.ts";
import { isFinal, paymentIntentStatuses, type Mode } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";

/** One group of a day's intents: equal in everything that a total goes by. */
export interface Group {
  readonly status: string;
  readonly attention: string | null;
  /** Whether a manager has dealt with what needed a person. */
  readonly settled: boolean;
  /** Its part of the day, by its place among those asked for. */
  readonly part: number;
  readonly tillId: string;
  readonly cashierId: string | null;
  readonly count: number;
  readonly amount: number;
  /** Within `amount`. */
  readonly tip: number;
  /** In milliseconds, of those of which it is known how long they took to be paid; by commas, in no order. */
  readonly payMs: string | null;
}

/** Whose intents are counted: a store's, one till's, or one cashier's at it. */
export interface Counted {
  readonly storeId: string;
  /** Test and live money are never summed together. */
  readonly mode: Mode;
  readonly tillId?: string;
  readonly cashierId?: string | null;
}

/** So many parts are one statement, so that there are few statements to be known. */
const mostTogether = 8;

/**
 * Groups intents in the database. Each part of the day is grouped by itself: SQLite sorts what it
 * groups, and many small sorts take half the time of a large one.
 * @param database a snapshot where there are several parts: all is of one moment
 */
export async function readGroups(
  database: Database,
  counted: Counted,
  parts: readonly Interval[],
): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (let from = 0; from < parts.length; from += mostTogether) {
    groups.push(
      ...(await readParts(database, counted, parts.slice(from, from + mostTogether), from)),
    );
  }
  return groups;
}

interface GroupRow {
  readonly part: number;
  readonly till_id: string;
  readonly cashier_id: string | null;
  readonly status: string;
  readonly attention: string | null;
  readonly settled: number;
  readonly count: number | string;
  readonly amount: number | string;
  readonly tip: number | string | null;
  readonly pay_ms: string | null;
}

/** @param before how many parts come before these */
async function readParts(
  database: Database,
  counted: Counted,
  parts: readonly Interval[],
  before: number,
): Promise<readonly Group[]> {
  const selected = parts.map((part, index) => selectGroups(counted, part, index));
  const { rows } = await sql<GroupRow>`${sql.join(selected, unionAll)}`.execute(database);
  return rows.map((row) => ({
    status: row.status,
    attention: row.attention,
    settled: row.settled === 1,
    part: before + row.part,
    tillId: row.till_id,
    cashierId: row.cashier_id,
    // PostgreSQL gives its large integers as text.
    count: Number(row.count),
    amount: Number(row.amount),
    // Nobody of the group said anything of a tip: null.
    tip: Number(row.tip ?? 0),
    payMs: row.pay_ms,
  }));
}

const unionAll = sql` union all `;
const everyTill = sql``;

function selectGroups(
  { cashierId, mode, storeId, tillId }: Counted,
  { from, to }: Interval,
  part: number,
): RawBuilder<unknown> {
  const ofTill = tillId === undefined ? everyTill : sql` and till_id = ${tillId}`;
  const ofCashier = cashierId == null ? everyTill : sql` and cashier_id = ${cashierId}`;
  // Instants are ISO texts of one length, so that their order is that of time in any database.
  return sql`
    select ${sql.lit(part)} as part, till_id, cashier_id, status, attention,
      case when settled_at is null then 0 else 1 end as settled,
      count(*) as count, sum(amount) as amount, sum(tip) as tip,
      string_agg(cast(pay_ms as text), ',') as pay_ms
    from payment_intents
    where store_id = ${storeId} and mode = ${mode}
      and created_at >= ${instant(from)} and created_at < ${instant(to)}${ofTill}${ofCashier}
    group by till_id, cashier_id, status, attention, settled`;
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
