import { sql } from "kysely";
import * as v from "valibot";

import { businessDay, isCalendarDay } from "../../contract/business-day.ts";
import { listQuerySchema, type ListQuery } from "../../contract/relay-api.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Scope } from "../staff/caller.ts";
import { selectIntents, type NamedIntentRow } from "./payment-intent-row.ts";

export interface ListFilter extends Omit<ListQuery, "day" | "cursor"> {
  /** The day's half-open interval as instants: each store's own, by its clock and its first hour. */
  readonly between: readonly StoreInterval[] | null;
  readonly before: { readonly createdAt: string; readonly id: string } | null;
}

interface StoreInterval {
  readonly storeId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Reads the query of the day's list. A parameter that nobody knows changes nothing.
 * @throws RelayError day_invalid, cursor_invalid, parameter_invalid
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
  const { cursor, day, ...filter } = parsed.output;
  if (day !== undefined && !isCalendarDay(day)) {
    throw new RelayError("day_invalid", "day must be a date of the calendar, yyyy-mm-dd", "day");
  }
  return {
    ...filter,
    between: day === undefined ? null : stores.map((store) => intervalOf(day, store)),
    before: cursor === undefined ? null : readCursor(cursor),
  };
}

/** The payment intents that a caller may see. */
export function selectInScope(database: Database, { stores, tillId }: Scope) {
  const query = selectIntents(database);
  if (tillId !== null) return query.where("payment_intents.till_id", "=", tillId);
  const [only, ...more] = stores.map(({ id }) => id);
  return only !== undefined && more.length === 0
    ? query.where("payment_intents.store_id", "=", only)
    : query.where(
        "payment_intents.store_id",
        "in",
        stores.map(({ id }) => id),
      );
}

/** One page of a till's or a store's intents, newest first. */
export async function listIntents(
  database: Database,
  scope: Scope,
  filter: ListFilter,
): Promise<{ readonly rows: readonly NamedIntentRow[]; readonly nextCursor: string | null }> {
  const { before, limit } = filter;
  let query = whereFilter(selectInScope(database, scope), filter);
  if (before !== null) {
    query = query.where((where) =>
      where.or([
        where("payment_intents.created_at", "<", before.createdAt),
        where.and([
          where("payment_intents.created_at", "=", before.createdAt),
          where("payment_intents.id", "<", before.id),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy("payment_intents.created_at", "desc")
    .orderBy("payment_intents.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? toCursor(last) : null,
  };
}

type IntentQuery = ReturnType<typeof selectIntents>;

/** Of these payment intents those that the filters of a list let through. */
export function whereFilter(
  intents: IntentQuery,
  filter: Omit<ListFilter, "before" | "limit">,
): IntentQuery {
  const { attention, between, q, status } = filter;
  let query = intents;
  if (filter.till !== undefined) query = query.where("payment_intents.till_id", "=", filter.till);
  if (between !== null) {
    query = query.where((where) => {
      // A store of its own is in the scope already.
      const within = ({ from, to }: StoreInterval) =>
        where.and([
          where("payment_intents.created_at", ">=", from),
          where("payment_intents.created_at", "<", to),
        ]);
      const [first, ...more] = between;
      if (first !== undefined && more.length === 0) return within(first);
      const ofStore = (id: string) => where("payment_intents.store_id", "=", id);
      return where.or(between.map((each) => where.and([ofStore(each.storeId), within(each)])));
    });
  }
  if (status !== undefined) query = query.where("payment_intents.status", "in", status);
  if (attention === true) query = query.where("payment_intents.attention", "is not", null);
  if (attention === false) query = query.where("payment_intents.attention", "is", null);
  if (attention === "unsettled") {
    query = query
      .where("payment_intents.attention", "is not", null)
      .where("payment_intents.settled_at", "is", null);
  } else if (typeof attention === "string") {
    query = query.where("payment_intents.attention", "=", attention);
  }
  if (q !== undefined && q !== "") {
    const digits = q.replaceAll(/[\s.,$]/gu, "");
    const amount = /^\d{1,15}$/u.test(digits) ? Number(digits) : null;
    // "129" means 129 pesos in a currency with centavos too, "129.90" is written out.
    const isWhole = !/[.,]\d{1,2}$/u.test(q);
    query = query.where((where) =>
      where.or([
        where("payment_intents.id", "=", q.toLowerCase()),
        where("payment_intents.fintoc_id", "=", q),
        where("payment_intents.session_id", "=", q),
        where("payment_intents.bank_reference", "=", q),
        sql<boolean>`lower(payment_intents.reference) like lower(${likePattern(q)}) escape '!'`,
        ...(amount === null ? [] : [where("payment_intents.amount", "=", amount)]),
        ...(amount === null || !isWhole
          ? []
          : [
              where.and([
                where("payment_intents.currency", "=", "MXN"),
                where("payment_intents.amount", "=", amount * 100),
              ]),
            ]),
      ]),
    );
  }
  return query;
}

function intervalOf(day: string, store: StoreRow): StoreInterval {
  const { from, to } = businessDay(day, store.time_zone, store.day_starts_at_hour);
  return {
    storeId: store.id,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
}

function likePattern(text: string): string {
  return `%${text.replaceAll(/[!%_]/gu, "!$&")}%`;
}

function toCursor(row: NamedIntentRow): string {
  return Buffer.from(`${row.created_at} ${row.id}`).toString("base64url");
}

function readCursor(cursor: string): { readonly createdAt: string; readonly id: string } {
  const [createdAt, id] = Buffer.from(cursor, "base64url").toString().split(" ");
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    throw new RelayError("cursor_invalid", "This cursor is not one of ours: begin anew", "cursor");
  }
  return { createdAt, id };
}
