import * as v from "valibot";

import { businessDay, type Interval } from "../../contract/business-day.ts";
import type { DayTotals } from "../../contract/day-totals.ts";
import { currencySchema } from "../../contract/money.ts";
import {
  attentions,
  paymentIntentStatuses,
  type Attention,
  type Mode,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import { isReceived } from "../../contract/received.ts";
import { inSnapshot } from "../database/in-snapshot.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { averageOf } from "./average-of.ts";
import { instant, isOpen, needsPerson, sumOf } from "./day-groups.ts";
import { readSlots, slotsOf, slotsPerHour, type ReadSlots, type SlotGroup } from "./day-slots.ts";
import { medianOf } from "./median-of.ts";
import { refundTotals } from "./refund-totals.ts";

const hourMs = 3_600_000;

/**
 * A business day's totals. The database groups the day's rows in one snapshot, so that every table
 * of the answer is of the same moment and adds up to the same sum.
 * @param read where the slots come from: counted whole, unless a relay keeps them
 */
export function dayTotals(
  database: Database,
  store: StoreRow,
  mode: Mode,
  date: string,
  read: ReadSlots = readSlots,
): Promise<DayTotals> {
  return inSnapshot(database, (snapshot) => totalsIn(snapshot, store, mode, date, read));
}

async function totalsIn(
  database: Database,
  store: StoreRow,
  mode: Mode,
  date: string,
  read: ReadSlots,
): Promise<DayTotals> {
  const { from, to } = businessDay(date, store.time_zone, store.day_starts_at_hour);
  const hours = hoursOf(from, to);
  const slots = await read(database, { storeId: store.id, mode }, slotsOf({ from, to }));
  const groups = slots.flatMap((slot) => slot.groups);
  const byTill = Map.groupBy(groups, ({ tillId }) => tillId);
  const byCashier = Map.groupBy(groups, ({ cashierId }) => cashierId);
  const cashierIds = [...byCashier.keys()].filter((id) => id !== null);
  const names = await readNames(database, store.id, cashierIds);
  const inDoubt = groups.filter((each) => each.status === "succeeded" && !isReceived(each));
  const open = groups.filter(isOpen);
  const notPaid = groups.filter((each) => !isOpen(each) && each.status !== "succeeded");
  const ofReceived = groups.filter(isReceived);
  const received = sumOf(ofReceived);
  const all = sumOf(groups);
  const ofStatus = (status: PaymentIntentStatus) => {
    return { status, ...sumOf(groups.filter((each) => each.status === status)) };
  };
  const ofAttention = (attention: Attention) => {
    return { attention, ...sumOf(groups.filter((each) => each.attention === attention)) };
  };
  const ofHour = (hour: Interval, index: number) => {
    const first = index * slotsPerHour;
    const own = slots.slice(first, first + slotsPerHour).flatMap((slot) => slot.groups);
    return { from: instant(hour.from), to: instant(hour.to), ...totalsOf(own) };
  };
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  const ofTill = ([id, own]: readonly [string, readonly SlotGroup[]]) => {
    return { till: named(id), ...totalsOf(own) };
  };
  const ofCashier = ([id, own]: readonly [string | null, readonly SlotGroup[]]) => {
    return { cashier: id === null ? null : named(id), ...totalsOf(own) };
  };

  return {
    date,
    from: instant(from),
    to: instant(to),
    currency: v.parse(currencySchema, store.currency),
    ...totalsOf(groups),
    open: sumOf(open),
    notPaid: sumOf(notPaid),
    average: averageOf(received),
    success: { count: received.count, of: all.count - sumOf(open).count },
    medianPayMs: medianOf(slots.map(({ payMs }) => payMs)),
    unsettled: sumOf(groups.filter(needsPerson)),
    inDoubt: sumOf(inDoubt),
    refunds: await refundTotals(database, store.id, mode, { from: instant(from), to: instant(to) }),
    byStatus: paymentIntentStatuses.map(ofStatus).filter((each) => each.count > 0),
    byAttention: attentions.map(ofAttention).filter((each) => each.count > 0),
    byHour: hours.map(ofHour),
    byTill: inOrder([...byTill]).map(ofTill),
    byCashier: inOrder([...byCashier]).map(ofCashier),
  };
}

/** Real hours from the day's beginning on: 23 or 25 of them on a day when clocks change. */
function hoursOf(from: number, to: number): readonly Interval[] {
  const hours: Interval[] = [];
  for (let hour = from; hour < to; hour += hourMs) {
    hours.push({ from: hour, to: Math.min(hour + hourMs, to) });
  }
  return hours;
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
  const staff =
    cashierIds.length === 0
      ? []
      : await database
          .selectFrom("staff")
          .select(["id", "name"])
          .where("id", "in", cashierIds)
          .execute();
  return new Map([...tills, ...staff].map(({ id, name }) => [id, name]));
}

/** The same order at every reading. */
function inOrder<Id extends string | null>(
  entries: readonly (readonly [Id, readonly SlotGroup[]])[],
) {
  return entries.toSorted(([a], [b]) => ((a ?? "") < (b ?? "") ? -1 : 1));
}

function totalsOf(groups: readonly SlotGroup[]) {
  return { ...sumOf(groups), received: sumOf(groups.filter(isReceived)) };
}
