import { sql } from "kysely";
import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import { currencySchema, type Currency } from "../../contract/money.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { StoresDay } from "../../contract/stores.ts";
import { isReceived } from "../../contract/received.ts";
import { instant, isOpen, needsPerson, sumOf } from "../days/day-groups.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";

interface Group {
  readonly storeId: string;
  readonly status: string;
  readonly attention: string | null;
  readonly settled: boolean;
  readonly count: number;
  readonly amount: number;
}

/**
 * One business day of several stores, each store's own interval. One statement groups all of their
 * rows in the database, so that the stores' sums and those by currency are of the same moment.
 */
export async function storesDay(
  database: Database,
  stores: readonly StoreRow[],
  mode: Mode,
  date: string,
): Promise<StoresDay> {
  const dayOf = ({ day_starts_at_hour: hour, time_zone: zone }: StoreRow) => {
    const { from, to } = businessDay(date, zone, hour);
    return { from: instant(from), to: instant(to) };
  };
  const days = stores.map((store) => ({ store, ...dayOf(store) }));
  const groups = await readGroups(database, mode, days);
  const currencyOf = ({ currency }: StoreRow) => v.parse(currencySchema, currency);
  const currencies = [...new Set(stores.map(currencyOf))].toSorted();
  const ofStore = ({ from, store, to }: (typeof days)[number]) => ({
    store: { id: store.id, name: store.name },
    from,
    to,
    currency: currencyOf(store),
    ...sumsOf(groups.filter(({ storeId }) => storeId === store.id)),
  });
  const ofCurrency = (currency: Currency) => {
    const own = new Set(stores.filter((each) => each.currency === currency).map(({ id }) => id));
    return { currency, ...sumsOf(groups.filter(({ storeId }) => own.has(storeId))) };
  };
  return { date, stores: days.map(ofStore), byCurrency: currencies.map(ofCurrency) };
}

async function readGroups(
  database: Database,
  mode: Mode,
  days: readonly { readonly store: StoreRow; readonly from: string; readonly to: string }[],
): Promise<readonly Group[]> {
  const intervals = days.map(({ from, store, to }) => sql`(${store.id}, ${from}, ${to})`);
  const { rows } = await sql<{
    readonly store_id: string;
    readonly status: string;
    readonly attention: string | null;
    readonly settled: number;
    readonly count: number | string;
    readonly amount: number | string;
  }>`
    with day(store_id, starts_at, ends_at) as (values ${sql.join(intervals)}),
    intent as (
      select day.store_id, status, attention, amount,
        case when settled_at is null then 0 else 1 end as settled
      from day
      join payment_intents on payment_intents.store_id = day.store_id
        and mode = ${mode}
        and created_at >= day.starts_at and created_at < day.ends_at
    )
    select store_id, status, attention, settled, count(*) as count, sum(amount) as amount
    from intent
    group by store_id, status, attention, settled`.execute(database);
  return rows.map(({ amount, attention, count, settled, status, store_id: storeId }) => ({
    storeId,
    status,
    attention,
    settled: settled === 1,
    // PostgreSQL gives its large integers as text.
    count: Number(count),
    amount: Number(amount),
  }));
}

function sumsOf(groups: readonly Group[]) {
  return {
    count: groups.reduce((count, each) => count + each.count, 0),
    received: sumOf(groups.filter(isReceived)),
    open: sumOf(groups.filter(isOpen)),
    attention: sumOf(groups.filter(needsPerson)),
  };
}
