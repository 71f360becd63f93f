import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";

import { businessDay, isCalendarDay } from "../../contract/business-day.ts";
import { listQuerySchema, type ListQuery } from "../../contract/day-list.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Scope } from "../staff/caller.ts";
import { readNameOrder } from "./list-names.ts";
import {
  after,
  before,
  noNames,
  placeIn,
  questionMark,
  readCursor,
  rowOrder,
  writeCursor,
} from "./list-order.ts";
import { inStores, readSearch } from "./list-search.ts";
import { areUnited, readPlacesOf, type FilteredIntents } from "./unite-stores.ts";
import { selectIntents, type NamedIntentRow } from "./payment-intent-row.ts";

export interface ListFilter extends Omit<ListQuery, "day"> {
  /** The day's half-open interval as instants: each store's own, by its clock and its first hour. */
  readonly between: readonly StoreInterval[] | null;
}

export interface IntentPage {
  readonly rows: readonly NamedIntentRow[];
  /** `null`: this is the last page. */
  readonly nextCursor: string | null;
}

interface StoreInterval {
  readonly storeId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Reads the query of the day's list. A parameter that nobody knows changes nothing.
 * @throws RelayError day_invalid, parameter_invalid
 */
export function readListQuery(
  query: Readonly<Record<string, string>>,
  stores: readonly StoreRow[],
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
  return {
    ...filter,
    between: day === undefined ? null : stores.map((store) => intervalOf(day, store)),
  };
}

/** The payment intents that a caller may see. */
export function selectInScope(database: Database, scope: Scope) {
  return selectIntents(database).where(scopeCondition(scope));
}

function scopeCondition({ stores, tillId }: Pick<Scope, "stores" | "tillId">): RawBuilder<boolean> {
  if (tillId !== null) return sql<boolean>`payment_intents.till_id = ${tillId}`;
  return inStores(
    sql`payment_intents.store_id`,
    stores.map(({ id }) => id),
  );
}

/** Those that a list's filters let through, but for what is searched for. */
export function filterCondition(
  filter: Pick<ListFilter, "attention" | "between" | "cashier" | "status" | "till">,
  mode: Mode,
): RawBuilder<boolean> {
  const { attention, between, cashier, status, till } = filter;
  const conditions: RawBuilder<unknown>[] = [sql`payment_intents.mode = ${mode}`];
  if (between !== null) conditions.push(betweenCondition(between));
  if (till !== undefined) conditions.push(sql`payment_intents.till_id = ${till}`);
  if (cashier === "none") conditions.push(sql`payment_intents.cashier_id is null`);
  else if (cashier !== undefined) conditions.push(sql`payment_intents.cashier_id = ${cashier}`);
  if (status !== undefined) conditions.push(sql`payment_intents.status in (${sql.join(status)})`);
  if (attention === false) conditions.push(sql`payment_intents.attention is null`);
  else if (attention === true || attention === "unsettled") {
    conditions.push(sql`payment_intents.attention is not null`);
    if (attention === "unsettled") conditions.push(sql`payment_intents.settled_at is null`);
  } else if (attention !== undefined) {
    conditions.push(sql`payment_intents.attention = ${attention}`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function betweenCondition(between: readonly StoreInterval[]): RawBuilder<boolean> {
  const within = ({ from, to }: StoreInterval) =>
    sql<boolean>`payment_intents.created_at >= ${from} and payment_intents.created_at < ${to}`;
  const [first, ...more] = between;
  // A store of its own is in the scope already.
  if (first !== undefined && more.length === 0) return within(first);
  const each = between.map(
    (own) => sql`(payment_intents.store_id = ${own.storeId} and ${within(own)})`,
  );
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

/** A filter's rows, of which nothing has been selected yet, and the order that they are asked in. */
export async function filteredIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<FilteredIntents & { readonly mark: string }> {
  const { between, q, sort } = filter;
  const inDay = between !== null;
  const isSearch = q !== undefined && q !== "";
  const search = isSearch ? await readSearch(database, q, { inDay, scope }) : null;
  const select = (within: RawBuilder<boolean>, days: ListFilter["between"]) => {
    const query = database
      .selectFrom("payment_intents")
      .where(filterCondition({ ...filter, between: days }, scope.mode));
    return (search === null ? query : query.where(search.condition)).where(within);
  };
  const { stores, tillId } = scope;
  // A few rows that are known by their ids need no dividing.
  const apart = search?.scope == null && areUnited(database, scope, sort);
  const queries = apart
    ? stores.map((store) => {
        const days = between?.filter(({ storeId }) => storeId === store.id) ?? null;
        return select(scopeCondition({ stores: [store], tillId }), days);
      })
    : [select(search?.scope ?? scopeCondition(scope), between)];
  const named = sort === "till" || sort === "cashier" || sort === "store";
  const names = named ? await readNameOrder(database, stores) : noNames;
  const order = rowOrder(database, sort, filter.order, names);
  const { attention, cashier, status, till } = filter;
  const ids = stores.map(({ id }) => id);
  const asked = [ids, tillId, scope.mode, between, status, attention, cashier, till, q, sort];
  return { queries, order, mark: questionMark([...asked, filter.order]) };
}

/**
 * One page of a till's or a store's intents in the order that is asked for.
 * @throws RelayError cursor_invalid
 */
export async function listIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<IntentPage> {
  const { cursor, limit, until } = filter;
  const { mark, order, queries } = await filteredIntents(database, scope, filter);
  const bounds: RawBuilder<boolean>[] = [];
  if (cursor !== undefined) {
    bounds.push(after(order, readCursor(cursor, "cursor", mark, order)));
  }
  if (until !== undefined) {
    bounds.push(before(order, readCursor(until, "until", mark, order)));
  }
  const bounded = queries.map((query) => bounds.reduce((all, bound) => all.where(bound), query));
  // The order is found by an index alone, then only the page's rows are read whole.
  const places = await readPlacesOf({ queries: bounded, order }, database, limit + 1);
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

function intervalOf(day: string, store: StoreRow): StoreInterval {
  const { from, to } = businessDay(day, store.time_zone, store.day_starts_at_hour);
  return {
    storeId: store.id,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
}
