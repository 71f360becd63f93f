import { sql, type AliasedExpression, type RawBuilder, type SelectQueryBuilder } from "kysely";

import type { ListSort } from "../../contract/day-list.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { Schema } from "../database/schema.ts";
import type { Scope } from "../staff/caller.ts";
import { orderBy, orderByPlaces, placeColumns, type RowOrder } from "./list-order.ts";

/** Of more stores at once the planning would take longer than the reading. */
const mostUnited = 200;

/**
 * Whether the rows of several stores are asked for store by store, each by its own index and no
 * further than needed, and then put together. SQLite does that by itself; PostgreSQL would read
 * all rows of all of the stores for the newest few.
 */
export function areUnited(database: Database, { stores, tillId }: Scope, sort: ListSort): boolean {
  const isByTime = sort === "createdAt" && tillId === null;
  return isPostgres(database) && isByTime && stores.length > 1 && stores.length <= mostUnited;
}

type IntentsQuery = SelectQueryBuilder<Schema, "payment_intents", object>;
type Column = AliasedExpression<unknown, string>;

/** Rows of which nothing has been selected yet: of one query, or of each store's own. */
export interface FilteredIntents {
  /** At least one; no row is in two of them. */
  readonly queries: readonly IntentsQuery[];
  readonly order: RowOrder;
}

/** With the columns of `placeColumns`. */
type PlacedRow = Readonly<Record<string, string | number>> & { readonly id: string };

/** The first rows' ids and places. */
export async function readPlacesOf(
  { order, queries }: FilteredIntents,
  database: Database,
  limit: number,
): Promise<readonly PlacedRow[]> {
  const [first, ...more] = queries;
  if (first !== undefined && more.length === 0) {
    return first
      .select("payment_intents.id")
      .select(placeColumns(order))
      .orderBy(orderBy(order))
      .limit(limit)
      .execute();
  }
  const id = sql<string>`payment_intents.id`.as("id");
  const { rows } = await sql<PlacedRow>`
    select * from (${inOrder({ order, queries }, [id], limit)}) as found`.execute(database);
  return rows;
}

/** These columns of the rows, in their order, as a query within another. @param limit `null`: all */
export function inOrder(
  { order, queries }: FilteredIntents,
  columns: readonly Column[],
  limit: number | null,
): RawBuilder<unknown> {
  const ordered = (query: IntentsQuery) => {
    const all = query.select(columns).orderBy(orderBy(order));
    return limit === null ? all : all.limit(limit);
  };
  const [first, ...more] = queries;
  if (first !== undefined && more.length === 0) return sql`${ordered(first)}`;
  const each = queries.map((query) => {
    const placed = query.select(placeColumns(order));
    // All of them are put in order but once.
    return sql`select * from (${limit === null ? placed.select(columns) : ordered(placed)}) as own`;
  });
  const most = limit === null ? sql`` : sql` limit ${limit}`;
  return sql`
    select * from (${sql.join(each, sql` union all `)}) as united
    order by ${orderByPlaces(order)}${most}`;
}
