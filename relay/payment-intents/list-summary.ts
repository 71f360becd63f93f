import { sql } from "kysely";

import { listPageRows, type ListSummary } from "../../contract/day-list.ts";
import { inSnapshot } from "../database/in-snapshot.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { Scope } from "../staff/caller.ts";
import { filteredIntents, type ListFilter } from "./list-intents.ts";
import { currencySums, divideByCurrency } from "./currency-sums.ts";
import { placeColumns, placeIn, writeCursor, type Place, type RowOrder } from "./list-order.ts";
import { inOrder } from "./unite-stores.ts";
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
  /** All ids in the list's order, each of `idLength`. */
  readonly ids: string | null;
}

/** A UUID's: no other id is accepted. */
const idLength = 36;

/**
 * What a list comes to, and where its pages begin, all of one moment. One statement counts, sums and
 * puts the ids in their order, by the index alone: to number the rows in the database and to pick
 * from them there takes it twice as long. Only the rows at which a page begins are then read.
 */
export function summarizeIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<ListSummary> {
  return inSnapshot(database, (snapshot) => summarizeIn(snapshot, scope, filter));
}

async function summarizeIn(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<ListSummary> {
  const { mark, order, queries } = await filteredIntents(database, scope, filter);
  const most = filter.between === null ? mostOfAllDays : mostOfDay;
  const division = divideByCurrency(scope.stores);
  const columns = [
    sql`payment_intents.id`.as("id"),
    sql`payment_intents.amount`.as("amount"),
    sql`payment_intents.created_at`.as("created_at"),
    // One column instead of two, which would be carried through the sorting.
    sql<number>`case when ${received} then 1 else 0 end`.as("received"),
    ...(division === null ? [] : [division.column]),
  ];
  const found = inOrder({ order, queries }, columns, filter.between === null ? most + 1 : null);
  const since = filter.since ?? null;
  const newer =
    since === null ? sql`0` : sql`sum(case when created_at > ${since} then 1 else 0 end)`;
  const { rows } = await sql<Summed>`
    select count(*) as count, sum(amount) as amount, max(created_at) as newest_at,
      sum(received) as received_count,
      sum(case when received = 1 then amount else 0 end) as received_amount,
      ${newer} as newer, string_agg(id, '') as ids
      ${division === null ? sql`` : sql`, ${division.sums}`}
    from (${found}) as found`.execute(database);
  const sums = rows[0];
  const count = sums?.count ?? 0;
  const begins = beginsOfPages(sums?.ids ?? "", Math.min(count, most));
  const places = await readPlaces(database, order, begins);
  const amount = sums?.amount ?? 0;
  const receivedSum = { count: sums?.received_count ?? 0, amount: sums?.received_amount ?? 0 };
  return {
    count: Math.min(count, most),
    whole: count <= most,
    amount: division === null ? amount : null,
    received: division === null ? receivedSum : { ...receivedSum, amount: null },
    byCurrency: [
      ...(division?.read({ ...sums }) ??
        currencySums(scope.stores, { amount, received: receivedSum })),
    ],
    newestAt: sums?.newest_at ?? null,
    newer: sums?.newer ?? 0,
    firstId: begins[0] ?? null,
    pages: places.map((place) => writeCursor(place, mark)),
  };
}

/** @param count of rows that have a page */
function beginsOfPages(ids: string, count: number): readonly string[] {
  const begins: string[] = [];
  for (let row = 0; row < count; row += listPageRows) {
    begins.push(ids.slice(row * idLength, (row + 1) * idLength));
  }
  return begins;
}

/** The places of these rows, in the order of the ids. */
async function readPlaces(
  database: Database,
  order: RowOrder,
  ids: readonly string[],
): Promise<readonly Place[]> {
  if (ids.length === 0) return [];
  // As one value: a statement for every number of ids would be kept.
  const list = JSON.stringify(ids);
  const listed = isPostgres(database)
    ? sql<string>`(select json_array_elements_text(${list}::json))`
    : sql<string>`(select value from json_each(${list}))`;
  const rows = await database
    .selectFrom("payment_intents")
    .select("payment_intents.id")
    .select(placeColumns(order))
    .where("payment_intents.id", "in", listed)
    .execute();
  const places = new Map(rows.map((row) => [row.id, placeIn(order, row, true)]));
  return ids.map((id) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`The list's row ${id} is not there`);
    return place;
  });
}
