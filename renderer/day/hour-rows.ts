import type { DayTotals } from "../../contract/day-totals.ts";
import type { Locale } from "../../contract/money.ts";
import { timeOfDay } from "../clock/time-of-day.ts";

type Hours = DayTotals["byHour"];
/** Money received in an hour, in the smallest unit. */
interface Sum {
  readonly count: number;
  readonly amount: number;
}

export interface HourRow {
  readonly from: string;
  /** "14:00" on the store's clock. */
  readonly label: string;
  /** 1, or 2 for an hour that the clock shows again because it went back. */
  readonly turn: number;
  readonly day: Sum;
  /** The same hour by the clock of each day that it is compared with. */
  readonly compared: readonly Sum[];
}

const nothing: Sum = { count: 0, amount: 0 };

/**
 * A day's hours beside those of other days, by the store's clock. An hour that only another day has
 * (this day's clock skipped it, or that day's showed it twice) is counted with the hour before it,
 * so that each column adds up to its day.
 */
export function hourRows(
  hours: Hours,
  others: readonly Hours[],
  language: Locale,
  timeZone: string,
): readonly HourRow[] {
  const own = labelled(hours, language, timeZone);
  const places = new Map(own.map(({ key }, index) => [key, index]));
  const columns = others.map((other) => {
    const sums = own.map(() => nothing);
    let last = 0;
    for (const { hour, key } of labelled(other, language, timeZone)) {
      last = places.get(key) ?? last;
      const before = sums[last];
      if (before !== undefined) sums[last] = plus(before, hour.received);
    }
    return sums;
  });
  return own.map(({ hour, label, turn }, index) => ({
    from: hour.from,
    label,
    turn,
    day: hour.received,
    compared: columns.map((sums) => sums[index] ?? nothing),
  }));
}

/** The largest sum of one hour, at least 1. */
export function largestOf(rows: readonly HourRow[]): number {
  const sums = rows.flatMap(({ compared, day }) => [day, ...compared]);
  return sums.reduce((largest, { amount }) => Math.max(largest, amount), 1);
}

function labelled(hours: Hours, language: Locale, timeZone: string) {
  const turns = new Map<string, number>();
  return hours.map((hour) => {
    const label = timeOfDay(hour.from, language, timeZone);
    const turn = (turns.get(label) ?? 0) + 1;
    turns.set(label, turn);
    return { hour, label, turn, key: `${label} ${turn}` };
  });
}

function plus(a: Sum, b: Sum): Sum {
  return { count: a.count + b.count, amount: a.amount + b.amount };
}
