import { sql, type RawBuilder } from "kysely";

import { searchKey } from "../../contract/search-key.ts";
import type { Database } from "../database/open-database.ts";
import type { Scope } from "../staff/caller.ts";
import { byBytes } from "./list-order.ts";
import { searchedAmounts } from "./searched-amounts.ts";

/** Above every text that begins with the one before it. */
const last = "\u{10FFFF}";
/** Of all days' sales that match, so many are gathered by the indexes; more are found on the way. */
const mostGathered = 1_000;

export interface Search {
  readonly condition: RawBuilder<boolean>;
  /** The condition alone leads to the few rows that match, by their ids. */
  readonly isGathered: boolean;
}

/**
 * What a search finds. Within a day, or among one till's, a reference is found by any part of it;
 * among a store's sales of all days by its beginning, so that a million of them stay as quick.
 */
export async function readSearch(
  database: Database,
  q: string,
  { inDay, scope }: { readonly inDay: boolean; readonly scope: Scope },
): Promise<Search> {
  const exact = sql`(fintoc_id = ${q} or session_id = ${q})`;
  const isExact = sql`payment_intents.id in (select id from payment_intents where ${exact})`;
  const ids = idRange(q);
  const amounts = amountConditions(
    q,
    (currency) =>
      sql`payment_intents.store_id in (select id from stores where currency = ${currency})`,
  );
  const key = searchKey(q);
  const bankReference = sql`payment_intents.bank_reference${byBytes(database)}`;
  const bank = /^[\w-]{3,}$/u.test(q)
    ? [sql`(${bankReference} >= ${q} and ${bankReference} < ${q + last})`]
    : [];
  const reference = sql`payment_intents.reference_key`;
  const beginning = sql`(${reference} >= ${key} and ${reference} < ${key + last})`;
  if (inDay || scope.tillId !== null) {
    const part = sql`${reference} like ${likePattern(key)} escape '!'`;
    const condition = anyOf([isExact, ...ids, ...amounts, ...bank, part]);
    return { condition, isGathered: false };
  }

  const ofStore = sql`payment_intents.store_id = ${scope.storeId}`;
  // Of a single store, so that the index of its amounts is entered.
  const amountsOfStore = amountConditions(
    q,
    (currency) => sql`(select currency from stores where id = ${scope.storeId}) = ${currency}`,
  );
  const found = sql.join(
    [
      ...[beginning, ...amountsOfStore, ...bank].map((each) => sql`${ofStore} and ${each}`),
      ...[exact, ...ids].map((each) => sql`${unindexedStore} = ${scope.storeId} and ${each}`),
    ].map((each) => sql`select id from payment_intents where ${each}`),
    sql` union all `,
  );
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (
      select id from (${found}) as found limit ${mostGathered + 1}
    ) as counted`.execute(database);
  if ((rows[0]?.count ?? 0) <= mostGathered) {
    const condition = sql<boolean>`payment_intents.id in (select id from (${found}) as found)`;
    return { condition, isGathered: true };
  }
  // So many match that the newest of them are met soon on the way through the days.
  const condition = anyOf([isExact, ...ids, ...amounts, ...bank, beginning]);
  return { condition, isGathered: false };
}

/** The store as no index has it: the few rows are found by another, and SQLite would take this one. */
export const unindexedStore = sql`(payment_intents.store_id || '')`;

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** @param currencyIs whether a row's store has this currency */
function amountConditions(
  q: string,
  currencyIs: (currency: string) => RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  return Object.entries(searchedAmounts(q)).flatMap(([currency, amounts]) =>
    amounts.map((amount) => sql`(payment_intents.amount = ${amount} and ${currencyIs(currency)})`),
  );
}

/** All ids that begin with these digits (fewer than eight are an amount), between two whole ones: their order is the same in any locale. */
function idRange(q: string): readonly RawBuilder<unknown>[] {
  const digits = q.toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{8,32}$/u.test(digits)) return [];
  const whole = (filler: string) =>
    digits.padEnd(32, filler).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  return [sql`(payment_intents.id >= ${whole("0")} and payment_intents.id <= ${whole("f")})`];
}

function likePattern(text: string): string {
  return `%${text.replaceAll(/[!%_]/gu, "!$&")}%`;
}
