import { sql, type AliasedRawBuilder, type RawBuilder } from "kysely";
import * as v from "valibot";

import type { ListSummary } from "../../contract/day-list.ts";
import { currencySchema, type Currency } from "../../contract/money.ts";
import type { StoreRow } from "../database/schema.ts";
import { inStores } from "./list-search.ts";

type CurrencySums = NonNullable<ListSummary["byCurrency"]>[number];
type Told = Readonly<Record<string, unknown>>;

/** How a list's sums are told apart by its stores' currencies: nothing is added up over two. */
export interface CurrencyDivision {
  /** Of a row: its currency. A store's never changes, and every index holds the store. */
  readonly column: AliasedRawBuilder<string, "currency">;
  /** Of rows with `currency`, `amount` and `received`; for `read`. */
  readonly sums: RawBuilder<unknown>;
  readonly read: (told: Told) => readonly CurrencySums[];
}

/** `null`: the stores have one currency alone. */
export function divideByCurrency(
  stores: readonly Pick<StoreRow, "id" | "currency">[],
): CurrencyDivision | null {
  const currencies = currenciesOf(stores);
  if (currencies.length < 2) return null;
  return {
    column: columnOf(stores, currencies),
    sums: sql.join(currencies.map(sumsOf)),
    read: (told) => currencies.map((currency) => readSums(told, currency)),
  };
}

/** The same shape where there is but one currency. */
export function currencySums(
  [store]: readonly Pick<StoreRow, "currency">[],
  sums: Omit<CurrencySums, "currency">,
): readonly CurrencySums[] {
  return [{ currency: v.parse(currencySchema, store?.currency), ...sums }];
}

function currenciesOf(stores: readonly Pick<StoreRow, "currency">[]): readonly Currency[] {
  return [...new Set(stores.map(({ currency }) => v.parse(currencySchema, currency)))].toSorted();
}

function columnOf(
  stores: readonly Pick<StoreRow, "id" | "currency">[],
  currencies: readonly Currency[],
) {
  const whens = currencies.map((currency) => {
    const ids = stores.filter((store) => store.currency === currency).map(({ id }) => id);
    return sql`when ${inStores(sql`payment_intents.store_id`, ids)} then ${sql.lit(currency)}`;
  });
  return sql<string>`case ${sql.join(whens, sql` `)} end`.as("currency");
}

function sumsOf(currency: Currency): RawBuilder<unknown> {
  const sum = (value: RawBuilder<unknown>, name: string) => {
    const own = sql`case when currency = ${sql.lit(currency)} then ${value} else 0 end`;
    return sql`sum(${own}) as ${sql.ref(`${name}_${currency}`)}`;
  };
  return sql.join([
    sum(sql`amount`, "amount"),
    sum(sql`received`, "received"),
    sum(sql`received * amount`, "received_amount"),
  ]);
}

function readSums(told: Told, currency: Currency): CurrencySums {
  // PostgreSQL gives its large integers as text.
  const of = (name: string) => Number(told[`${name}_${currency}`] ?? 0);
  return {
    currency,
    amount: of("amount"),
    received: { count: of("received"), amount: of("received_amount") },
  };
}
