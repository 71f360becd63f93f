import { sql } from "kysely";

import { listPageRows, type ListSummary } from "../../contract/relay-api.ts";
import type { Database } from "../database/open-database.ts";
import type { Scope } from "../staff/caller.ts";
import { filteredIntents, type ListFilter } from "./list-intents.ts";
import { orderBy, orderByPlace, placeColumns, placeIn, writeCursor } from "./list-order.ts";
import { received } from "./received-sql.ts";

/** A day is counted whole up to here; what is searched in all days up to fewer. */
const mostOfDay = 200_000;
const mostOfAllDays = 1_000;

interface Summed {
  readonly count: number;
  readonly amount: number | null;
  readonly received_count: number | null;
  readonly received_amount: number | null;
  readonly newer: number | null;
  readonly newest_at: string | null;
}

/** What a list comes to, and where its pages begin: both by the index alone, no row is read. */
export async function summarizeIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<ListSummary> {
  const { mark, order, query } = await filteredIntents(database, scope, filter);
  const most = filter.between === null ? mostOfAllDays : mostOfDay;
  const found = query
    .select(["payment_intents.id", "payment_intents.amount", "payment_intents.status"])
    .select(["payment_intents.attention", "payment_intents.created_at"])
    .orderBy(orderBy(order));
  const since = filter.since ?? null;
  const newer =
    since === null ? sql`0` : sql`sum(case when created_at > ${since} then 1 else 0 end)`;
  // Only what has a limit needs its order to be counted.
  const counted = filter.between === null ? found.limit(most + 1) : found.clearOrderBy();
  const { rows } = await sql<Summed>`
    select count(*) as count, sum(amount) as amount, max(created_at) as newest_at,
      sum(case when ${received} then 1 else 0 end) as received_count,
      sum(case when ${received} then amount else 0 end) as received_amount,
      ${newer} as newer
    from (${counted}) as found`.execute(database);
  const sums = rows[0];
  const count = sums?.count ?? 0;

  const placed = query.select("payment_intents.id").select(placeColumns(order));
  const limited = filter.between === null ? placed.orderBy(orderBy(order)).limit(most) : placed;
  const places = await sql<Record<string, string | number>>`
    select * from (
      select placed.*, row_number() over (order by ${orderByPlace(order)}) as number
      from (${limited}) as placed
    ) as numbered
    where number % ${sql.lit(listPageRows)} = 1 and number <= ${sql.lit(most)}
    order by number`.execute(database);
  const first = places.rows[0]?.["id"];
  return {
    count: Math.min(count, most),
    whole: count <= most,
    amount: sums?.amount ?? 0,
    received: {
      count: sums?.received_count ?? 0,
      amount: sums?.received_amount ?? 0,
    },
    newestAt: sums?.newest_at ?? null,
    newer: sums?.newer ?? 0,
    firstId: first === undefined ? null : String(first),
    pages: places.rows.map((row) => writeCursor(placeIn(order, row, true), mark)),
  };
}
