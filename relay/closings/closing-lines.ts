import { sql, type RawBuilder } from "kysely";

import type { Attention, Mode, PaymentIntentStatus } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import { received } from "../payment-intents/received-sql.ts";

/** What a closing is about: everything of a store that its last closing of the same mode has not counted. */
export interface ClosingScope {
  readonly storeId: string;
  readonly mode: Mode;
  /** The feed position of that closing; below 0: there is none. */
  readonly since: number;
  /** Its end. */
  readonly from: string | null;
}

/**
 * `ended`: no closing has counted it. `paid_later`: one has, with another end than a success.
 * `correction`: one has, as received while it is in doubt now, or the other way round. `refunded`:
 * one has, and only what was paid back has changed.
 */
export type LineKind = "ended" | "paid_later" | "correction" | "refunded";

/** Lines that are alike in everything that a figure goes by. */
export interface LineGroup {
  readonly kind: LineKind;
  /** Received now, but begun before the last closing. */
  readonly late: boolean;
  readonly status: PaymentIntentStatus;
  readonly attention: Attention | null;
  readonly tillId: string;
  readonly cashierId: string | null;
  readonly count: number;
  readonly amount: number;
  /** By how much what is received changes, and the tips within that. */
  readonly change: number;
  readonly tips: number;
  /** What was paid back, and of how many payments. */
  readonly refunded: number;
  readonly refundedCount: number;
  readonly firstCreatedAt: string;
  readonly lastCreatedAt: string;
}

/** A line that a closing names: money that is late, a correction, or a refund. */
export interface NamedLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly amount: number;
  readonly change: number;
  readonly late: boolean;
  readonly refunded: number;
  readonly reference: string | null;
  readonly tillId: string;
  readonly createdAt: string;
  readonly finalAt: string | null;
  readonly attention: Attention | null;
  /** How and by which closing it was counted last. */
  readonly countedAs: PaymentIntentStatus | null;
  readonly countedBy: number | null;
  /** The closing in whose time it was begun. */
  readonly begunIn: number | null;
}

/**
 * The lines of the next closing as `with … line`. What an intent counts for now is held against all
 * that closings have counted of it, so that their sum is what is received, whatever happened between.
 * An intent that has not changed since the last closing cannot differ and is not looked at. Few of
 * those that have changed have been counted before: these are found first, once.
 * @param which `named`: only what may be named one by one, all else is left out before it is reckoned
 */
function withLines(
  { from, mode, since, storeId }: ClosingScope,
  which: "all" | "named" = "all",
): RawBuilder<unknown> {
  const begunBefore = sql`created_at < ${from ?? ""}`;
  // Materialized: else SQLite goes through the whole store for the order that they are named in.
  const [howRead, ofThose] =
    which === "all"
      ? [sql``, sql``]
      : [
          sql`materialized`,
          sql`and (${begunBefore} or refunded_amount <> 0 or counted.number is not null)`,
        ];
  return sql`
    with counted as materialized (
      select entry.intent_id, sum(entry.change) as change, sum(entry.refunded) as refunded,
        max(entry.number) as number
      from payment_intents
      inner join closing_entries as entry on entry.intent_id = payment_intents.id
      where payment_intents.store_id = ${storeId} and mode = ${mode} and changed_position > ${since}
      group by entry.intent_id
    ), intent as ${howRead} (
      select id, status, attention, till_id, cashier_id, amount,
        coalesce(tip, 0) as tip, reference, created_at, final_at, refunded_amount,
        case when ${received} then amount else 0 end as counts,
        counted.change as counted, counted.refunded as counted_refunds, counted.number as counted_by,
        (select entry.status from closing_entries as entry
          where entry.intent_id = counted.intent_id and entry.number = counted.number) as counted_as
      from payment_intents
      left join counted on counted.intent_id = payment_intents.id
      where store_id = ${storeId} and mode = ${mode} and changed_position > ${since} ${ofThose}
    ), judged as (
      select intent.*, counts - coalesce(counted, 0) as change,
        refunded_amount - coalesce(counted_refunds, 0) as refunded,
        case when counted is null then 'ended'
          when counted = counts then 'refunded'
          when counted_as = 'succeeded' then 'correction'
          else 'paid_later' end as kind
      from intent
      where (counted is null and final_at is not null)
        or counted <> counts or counted_refunds <> refunded_amount
    ), line as (
      select judged.*,
        case when kind = 'paid_later' then 1
          when kind = 'ended' and counts > 0 and ${begunBefore} then 1
          else 0 end as late
      from judged
    )`;
}

/** The next closing's lines, grouped by one statement: all its totals are of the same moment. */
export async function readLineGroups(
  database: Database,
  scope: ClosingScope,
): Promise<readonly LineGroup[]> {
  const { rows } = await sql<GroupRow>`${withLines(scope)}
    select kind, late, status, attention, till_id, cashier_id,
      count(*) as count, sum(amount) as amount, sum(change) as change,
      sum(case when change > 0 then tip when change < 0 then -tip else 0 end) as tips,
      sum(refunded) as refunded, sum(case when refunded <> 0 then 1 else 0 end) as refunded_count,
      min(created_at) as first_created_at, max(created_at) as last_created_at
    from line
    group by kind, late, status, attention, till_id, cashier_id`.execute(database);
  return rows.map((row) => ({
    kind: row.kind,
    late: row.late === 1,
    status: row.status,
    attention: row.attention,
    tillId: row.till_id,
    cashierId: row.cashier_id,
    // PostgreSQL gives its large integers as text.
    count: Number(row.count),
    amount: Number(row.amount),
    change: Number(row.change),
    tips: Number(row.tips),
    refunded: Number(row.refunded),
    refundedCount: Number(row.refunded_count),
    firstCreatedAt: row.first_created_at,
    lastCreatedAt: row.last_created_at,
  }));
}

/** What the next closing names one by one, oldest first: money that is late, corrections, refunds. */
export async function readNamedLines(
  database: Database,
  scope: ClosingScope,
): Promise<readonly NamedLine[]> {
  const { rows } = await sql<NamedRow>`${withLines(scope, "named")}
    select id, kind, late, refunded, amount, change, reference, till_id, created_at, final_at, attention,
      counted_as, counted_by,
      (select min(closing.number) from closings as closing
        where closing.store_id = ${scope.storeId} and closing.mode = ${scope.mode}
          and closing.closed_at > line.created_at) as begun_in
    from line
    where kind = 'correction' or late = 1 or refunded <> 0
    order by created_at, id`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    amount: row.amount,
    change: Number(row.change),
    late: row.late === 1,
    refunded: Number(row.refunded),
    reference: row.reference,
    tillId: row.till_id,
    createdAt: row.created_at,
    finalAt: row.final_at,
    attention: row.attention,
    countedAs: row.counted_as,
    countedBy: row.counted_by,
    begunIn: row.begun_in,
  }));
}

/** Writes down what the closing counts of each payment intent, so that no later one counts it again. */
export async function insertEntries(
  transaction: Database,
  scope: ClosingScope,
  number: number,
): Promise<void> {
  await sql`${withLines(scope)}
    insert into closing_entries (intent_id, number, store_id, status, change, refunded)
    select id, ${sql.lit(number)}, ${scope.storeId}, status, change, refunded
    from line`.execute(transaction);
}

interface GroupRow {
  readonly kind: LineKind;
  readonly late: number;
  readonly status: PaymentIntentStatus;
  readonly attention: Attention | null;
  readonly till_id: string;
  readonly cashier_id: string | null;
  readonly count: number | string;
  readonly amount: number | string;
  readonly change: number | string;
  readonly tips: number | string;
  readonly refunded: number | string;
  readonly refunded_count: number | string;
  readonly first_created_at: string;
  readonly last_created_at: string;
}

interface NamedRow {
  readonly id: string;
  readonly kind: LineKind;
  readonly amount: number;
  readonly change: number | string;
  readonly late: number;
  readonly refunded: number | string;
  readonly reference: string | null;
  readonly till_id: string;
  readonly created_at: string;
  readonly final_at: string | null;
  readonly attention: Attention | null;
  readonly counted_as: PaymentIntentStatus | null;
  readonly counted_by: number | null;
  readonly begun_in: number | null;
}
