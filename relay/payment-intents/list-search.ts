import { sql, type RawBuilder } from "kysely";

import { searchKey } from "../../contract/search-key.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import type { Scope } from "../staff/caller.ts";
import { byBytes } from "./list-order.ts";
import { searchedAmounts } from "./searched-amounts.ts";

/** Above every text that begins with the one before it. */
const last = "\u{10FFFF}";
/** Of all days' sales that match, so many are gathered by the indexes; more are found on the way. */
const mostGathered = 1_000;

type SearchedStore = Pick<StoreRow, "id" | "currency">;

export interface Search {
  readonly condition: RawBuilder<boolean>;
  /** Stands in the place of the caller's own, where the condition alone leads to the few rows. */
  readonly scope: RawBuilder<boolean> | null;
}

/** What a search finds within days, or among one till's: a reference by any part of it. */
export function partSearch(
  database: Database,
  q: string,
  stores: readonly SearchedStore[],
): RawBuilder<boolean> {
  const { amounts, bank, exact, ids } = meanings(database, q, stores);
  const part = sql`payment_intents.reference_key like ${likePattern(searchKey(q))} escape '!'`;
  return anyOf([inSelected(exact), ...ids, ...amounts, ...bank, part]);
}

/**
 * What a search finds. Among a store's sales of all days a reference is found by its beginning, so
 * that a million of them stay as quick.
 */
export async function readSearch(
  database: Database,
  q: string,
  { inDay, scope }: { readonly inDay: boolean; readonly scope: Scope },
): Promise<Search> {
  const { stores } = scope;
  if (inDay || scope.tillId !== null) {
    return { condition: partSearch(database, q, stores), scope: null };
  }
  const { amounts, bank, exact, ids } = meanings(database, q, stores);
  const key = searchKey(q);
  const reference = sql`payment_intents.reference_key`;
  const beginning = sql`(${reference} >= ${key} and ${reference} < ${key + last})`;
  const all = stores.map(({ id }) => id);
  const ofStores = inStores(sql`payment_intents.store_id`, all);
  // As no index has it: SQLite would take the stores' index and pass all of their rows.
  const unindexed = inStores(sql`(payment_intents.store_id || '')`, all);
  const found = sql.join(
    [
      ...amounts,
      ...[beginning, ...bank].map((each) => sql`${ofStores} and ${each}`),
      ...[exact, ...ids].map((each) => sql`${unindexed} and ${each}`),
    ].map((each) => sql`select id from payment_intents where ${each}`),
    sql` union all `,
  );
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (
      select id from (${found}) as found limit ${mostGathered + 1}
    ) as counted`.execute(database);
  if ((rows[0]?.count ?? 0) <= mostGathered) {
    const condition = sql<boolean>`payment_intents.id in (select id from (${found}) as found)`;
    return { condition, scope: unindexed };
  }
  // So many match that the newest of them are met soon on the way through the days.
  const condition = anyOf([inSelected(exact), ...ids, ...amounts, ...bank, beginning]);
  return { condition, scope: null };
}

/** @param ids at least one */
export function inStores(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 1
    ? sql<boolean>`${column} = ${ids[0]}`
    : sql<boolean>`${column} in (${sql.join(ids)})`;
}

/** What may be meant besides a reference. */
function meanings(database: Database, q: string, stores: readonly SearchedStore[]) {
  const bankReference = sql`payment_intents.bank_reference${byBytes(database)}`;
  const isBank = /^[\w-]{3,}$/u.test(q);
  return {
    exact: sql`(fintoc_id = ${q} or session_id = ${q})`,
    ids: idRange(q),
    amounts: amountConditions(q, stores),
    bank: isBank ? [sql`(${bankReference} >= ${q} and ${bankReference} < ${q + last})`] : [],
  };
}

function inSelected(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`payment_intents.id in (select id from payment_intents where ${condition})`;
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function amountConditions(
  q: string,
  stores: readonly SearchedStore[],
): readonly RawBuilder<unknown>[] {
  return Object.entries(searchedAmounts(q)).flatMap(([currency, amounts]) => {
    const ids = stores.filter((store) => store.currency === currency).map(({ id }) => id);
    if (ids.length === 0) return [];
    const ofStores = inStores(sql`payment_intents.store_id`, ids);
    return amounts.map((amount) => sql`(${ofStores} and payment_intents.amount = ${amount})`);
  });
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
