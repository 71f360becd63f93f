import * as v from "valibot";

import { businessDay, isCalendarDay } from "../../contract/business-day.ts";
import { listQuerySchema, type ListQuery } from "../../contract/relay-api.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Scope } from "../staff/caller.ts";
import { readNameOrder } from "./list-names.ts";
import {
  after,
  before,
  orderBy,
  placeColumns,
  placeIn,
  questionMark,
  readCursor,
  rowOrder,
  writeCursor,
} from "./list-order.ts";
import { readSearch, unindexedStore } from "./list-search.ts";
import { selectIntents, type NamedIntentRow } from "./payment-intent-row.ts";

export interface ListFilter extends Omit<ListQuery, "day"> {
  /** The day's half-open interval as instants. */
  readonly between: readonly [string, string] | null;
}

/**
 * Reads the query of the day's list. A parameter that nobody knows changes nothing.
 * @throws RelayError day_invalid, parameter_invalid
 */
export function readListQuery(
  query: Readonly<Record<string, string>>,
  store: StoreRow,
): ListFilter {
  const parsed = v.safeParse(listQuerySchema, query);
  if (!parsed.success) {
    const param = v.getDotPath(parsed.issues[0]) ?? "query";
    throw new RelayError("parameter_invalid", `${param}: ${parsed.issues[0].message}`, param);
  }
  const { day, ...filter } = parsed.output;
  if (day !== undefined && !isCalendarDay(day)) {
    throw new RelayError("day_invalid", "day must be a date of the calendar, yyyy-mm-dd", "day");
  }
  return { ...filter, between: day === undefined ? null : instantsOf(day, store) };
}

/** The payment intents that a caller may see. */
export function selectInScope(database: Database, { storeId, tillId }: Scope) {
  const query = selectIntents(database);
  return tillId === null
    ? query.where("payment_intents.store_id", "=", storeId)
    : query.where("payment_intents.till_id", "=", tillId);
}

/** A filter's rows, of which nothing has been selected yet, and the order that they are asked in. */
export async function filteredIntents(database: Database, scope: Scope, filter: ListFilter) {
  const { attention, between, cashier, q, status, till } = filter;
  const inDay = between !== null;
  const isSearch = q !== undefined && q !== "";
  const search = isSearch ? await readSearch(database, q, { inDay, scope }) : null;
  let query = database.selectFrom("payment_intents");
  if (search !== null) query = query.where(search.condition);
  if (search?.isGathered === true) {
    query = query.where(unindexedStore, "=", scope.storeId);
  } else if (scope.tillId === null) {
    query = query.where("payment_intents.store_id", "=", scope.storeId);
  } else {
    query = query.where("payment_intents.till_id", "=", scope.tillId);
  }
  if (between !== null) {
    query = query
      .where("payment_intents.created_at", ">=", between[0])
      .where("payment_intents.created_at", "<", between[1]);
  }
  if (till !== undefined) query = query.where("payment_intents.till_id", "=", till);
  if (cashier === "none") query = query.where("payment_intents.cashier_id", "is", null);
  else if (cashier !== undefined) query = query.where("payment_intents.cashier_id", "=", cashier);
  if (status !== undefined) query = query.where("payment_intents.status", "in", status);
  if (attention === false) query = query.where("payment_intents.attention", "is", null);
  else if (attention === true || attention === "unsettled") {
    query = query.where("payment_intents.attention", "is not", null);
    if (attention === "unsettled") query = query.where("payment_intents.settled_at", "is", null);
  } else if (attention !== undefined) {
    query = query.where("payment_intents.attention", "=", attention);
  }
  const named = filter.sort === "till" || filter.sort === "cashier";
  const names = named ? await readNameOrder(database, scope.storeId) : { tills: [], cashiers: [] };
  const order = rowOrder(database, filter.sort, filter.order, names);
  const asked = [scope, between, status, attention, cashier, till, q, filter.sort, filter.order];
  return { query, order, mark: questionMark(asked) };
}

/**
 * One page of a till's or a store's intents in the order that is asked for.
 * @throws RelayError cursor_invalid
 */
export async function listIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<{ readonly rows: readonly NamedIntentRow[]; readonly nextCursor: string | null }> {
  const { cursor, limit, until } = filter;
  const { mark, order, query } = await filteredIntents(database, scope, filter);
  let page = query;
  if (cursor !== undefined) {
    page = page.where(after(order, readCursor(cursor, "cursor", mark, order)));
  }
  if (until !== undefined) {
    page = page.where(before(order, readCursor(until, "until", mark, order)));
  }
  // The order is found by an index alone, then only the page's rows are read whole.
  const places = await page
    .select("payment_intents.id")
    .select(placeColumns(order))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute();
  const ids = places.slice(0, limit).map(({ id }) => id);
  const last = places[limit - 1];
  const hasMore = places.length > limit && last !== undefined;
  return {
    rows: await readInOrder(database, ids),
    nextCursor: hasMore ? writeCursor(placeIn(order, last, false), mark) : null,
  };
}

async function readInOrder(
  database: Database,
  ids: readonly string[],
): Promise<readonly NamedIntentRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectIntents(database).where("payment_intents.id", "in", ids).execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

function instantsOf(day: string, store: StoreRow): readonly [string, string] {
  const { from, to } = businessDay(day, store.time_zone, store.day_starts_at_hour);
  return [new Date(from).toISOString(), new Date(to).toISOString()];
}
