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

/**
 * What a search finds. Within a day, or among one till's, a reference is found by any part of it;
 * among a store's sales of all days by its beginning, so that a million of them stay as quick.
 */
export async function searchCondition(
  database: Database,
  q: string,
  { inDay, scope }: { readonly inDay: boolean; readonly scope: Scope },
): Promise<RawBuilder<boolean>> {
  const exact = sql<boolean>`payment_intents.id in (
    select id from payment_intents where fintoc_id = ${q} or session_id = ${q})`;
  const ids = idRange(q);
  const amounts = amountConditions(q);
  const key = searchKey(q);
  const bankReference = sql`payment_intents.bank_reference${byBytes(database)}`;
  const bank = /^[\w-]{3,}$/u.test(q)
    ? [sql`(${bankReference} >= ${q} and ${bankReference} < ${q + last})`]
    : [];
  const reference = sql`payment_intents.reference_key`;
  const beginning = sql`(${reference} >= ${key} and ${reference} < ${key + last})`;
  if (inDay || scope.tillId !== null) {
    const part = sql`${reference} like ${likePattern(key)} escape '!'`;
    return anyOf([exact, ...ids, ...amounts, ...bank, part]);
  }

  const indexed = [beginning, ...amounts, ...bank].map(
    (condition) =>
      sql`select id from payment_intents where store_id = ${scope.storeId} and ${condition}`,
  );
  const gathered = sql`select id from (${sql.join(indexed, sql` union all `)}) as found`;
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (${gathered} limit ${mostGathered + 1}) as counted`.execute(
    database,
  );
  const isMany = (rows[0]?.count ?? 0) > mostGathered;
  // So many match that the newest of them are met soon on the way through the days.
  if (isMany) return anyOf([exact, ...ids, ...amounts, ...bank, beginning]);
  return anyOf([exact, ...ids, sql`payment_intents.id in (${gathered})`]);
}

function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function amountConditions(q: string): readonly RawBuilder<unknown>[] {
  return Object.entries(searchedAmounts(q)).flatMap(([currency, amounts]) =>
    amounts.map(
      (amount) =>
        sql`(payment_intents.amount = ${amount} and payment_intents.store_id in (
          select id from stores where currency = ${currency}))`,
    ),
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
