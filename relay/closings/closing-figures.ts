import * as v from "valibot";

import { businessDayOf } from "../../contract/business-day.ts";
import type { ClosingFigures } from "../../contract/closing.ts";
import { currencySchema, localeSchema } from "../../contract/money.ts";
import { paymentIntentStatuses, type PaymentIntentStatus } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import {
  readLineGroups,
  readNamedLines,
  type ClosingScope,
  type LineGroup,
  type NamedLine,
} from "./closing-lines.ts";
import { readAttention, readOpen } from "./waiting-items.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * What a closing at the instant `to` holds. Exact when the store's row is locked; else what is
 * committed between two of its statements may stand in one and not yet in the other.
 */
export async function closingFigures(
  database: Database,
  store: StoreRow,
  scope: ClosingScope,
  to: string,
): Promise<ClosingFigures> {
  const groups = await readLineGroups(database, scope);
  const named = await readNamedLines(database, scope);
  const counted = groups.filter((each) => each.kind === "ended" || each.kind === "paid_later");
  const names = await readNames(
    database,
    store.id,
    counted.flatMap(({ cashierId }) => cashierId ?? []),
  );
  const nameOf = (id: string): Named => ({ id, name: names.get(id) ?? "" });
  const corrections = groups.filter((each) => each.kind === "correction");
  const inDoubt = counted.filter((each) => each.status === "succeeded" && each.change === 0);
  const tills = [...new Set(counted.map((each) => each.tillId))].map(nameOf);
  const cashiers = [...new Set(counted.map((each) => each.cashierId))].map((id) =>
    id === null ? null : nameOf(id),
  );
  const ofStatus = (status: PaymentIntentStatus) => {
    return { status, ...sumOf(counted.filter((each) => each.status === status)) };
  };
  const ofTill = (till: Named) => {
    return { till, ...totalsOf(counted.filter((each) => each.tillId === till.id)) };
  };
  const ofCashier = (cashier: Named | null) => {
    const own = counted.filter((each) => each.cashierId === (cashier?.id ?? null));
    return { cashier, ...totalsOf(own) };
  };
  return {
    store: {
      id: store.id,
      name: store.name,
      locale: v.parse(localeSchema, store.locale),
      timeZone: store.time_zone,
    },
    mode: scope.mode,
    currency: v.parse(currencySchema, store.currency),
    from: scope.from,
    to,
    days: daysOf(counted, store, to),
    ...totalsOf(counted),
    inDoubt: sumOf(inDoubt),
    byStatus: paymentIntentStatuses.map(ofStatus).filter((each) => each.count > 0),
    byTill: tills.toSorted(byName).map(ofTill),
    byCashier: cashiers.toSorted(byName).map(ofCashier),
    late: {
      ...sumOf(groups.filter((each) => each.late)),
      items: named.filter((each) => each.late).map(toLate),
    },
    corrections: {
      count: sumOf(corrections).count,
      amount: changeOf(corrections),
      tips: tipsOf(corrections),
      items: named.filter((each) => each.kind === "correction").map(toCorrection),
    },
    refunds: {
      count: groups.reduce((sum, each) => sum + each.refundedCount, 0),
      amount: groups.reduce((sum, each) => sum + each.refunded, 0),
      items: named.filter((each) => each.refunded !== 0).map(toRefund),
    },
    open: await readOpen(database, scope, nameOf),
    attention: await readAttention(database, scope, nameOf),
  };

  function toLate(line: NamedLine) {
    const { attention, begunIn, countedAs, finalAt } = line;
    return { ...naming(line), finalAt, attention, ofClosing: begunIn, endedAs: countedAs };
  }

  function toCorrection(line: NamedLine) {
    const { attention, change, countedBy } = line;
    return { ...naming(line), change, attention, ofClosing: countedBy ?? 0 };
  }

  function toRefund(line: NamedLine) {
    return { ...naming(line), refunded: line.refunded, ofClosing: line.countedBy };
  }

  function naming({ amount, createdAt, id, reference, tillId }: NamedLine) {
    return { id, amount, reference, till: nameOf(tillId), createdAt };
  }
}

/** Whether a closing would have nothing to say but what waits. */
export function isEmpty({ corrections, count, refunds }: ClosingFigures): boolean {
  return count === 0 && corrections.count === 0 && refunds.count === 0;
}

/** The business days of the first and the last sale that were not begun before; else that of `to`. */
function daysOf(counted: readonly LineGroup[], store: StoreRow, to: string) {
  const dayOf = (instant: string) =>
    businessDayOf(Date.parse(instant), store.time_zone, store.day_starts_at_hour);
  const own = counted.filter((each) => !each.late);
  const firsts = own.map((each) => each.firstCreatedAt).toSorted();
  const lasts = own.map((each) => each.lastCreatedAt).toSorted();
  return { first: dayOf(firsts[0] ?? to), last: dayOf(lasts.at(-1) ?? to) };
}

/** The names of a store's tills and of whoever has sold at them, those no longer there too. */
async function readNames(
  database: Database,
  storeId: string,
  cashierIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const tills = await database
    .selectFrom("tills")
    .select(["id", "name"])
    .where("store_id", "=", storeId)
    .execute();
  // By their ids: whoever sold here may belong to another store.
  const ids = [...new Set(cashierIds)];
  const staff =
    ids.length === 0
      ? []
      : await database.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map([...tills, ...staff].map(({ id, name }) => [id, name]));
}

function byName(one: Named | null, other: Named | null): number {
  const key = (named: Named | null) => (named === null ? "" : `${named.name} ${named.id}`);
  return key(one) < key(other) ? -1 : 1;
}

function sumOf(groups: readonly LineGroup[]) {
  return {
    count: groups.reduce((sum, each) => sum + each.count, 0),
    amount: groups.reduce((sum, each) => sum + each.amount, 0),
  };
}

const changeOf = (groups: readonly LineGroup[]) =>
  groups.reduce((sum, each) => sum + each.change, 0);
const tipsOf = (groups: readonly LineGroup[]) => groups.reduce((sum, each) => sum + each.tips, 0);

/** All that ended, and what of it is received: what changes the sum of what is received. */
function totalsOf(counted: readonly LineGroup[]) {
  const received = counted.filter((each) => each.change > 0);
  return {
    ...sumOf(counted),
    received: { count: sumOf(received).count, amount: changeOf(received), tips: tipsOf(received) },
  };
}
