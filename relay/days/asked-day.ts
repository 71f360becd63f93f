import { addDays, businessDayOf, isCalendarDay } from "../../contract/business-day.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";

/**
 * The business day that a request names. One day ahead is an empty day and no mistake: a till's
 * clock may see the day end a moment before the relay's.
 * @param now Unix milliseconds
 * @throws RelayError day_invalid, day_in_future
 */
export function askedDay(
  day: string,
  store: Pick<StoreRow, "time_zone" | "day_starts_at_hour">,
  now: number,
): string {
  if (!isCalendarDay(day)) {
    throw new RelayError("day_invalid", "The day must be one of the calendar, yyyy-mm-dd", "day");
  }
  const today = businessDayOf(now, store.time_zone, store.day_starts_at_hour);
  if (day > addDays(today, 1)) {
    const message = `${day} has not begun: the store's day is ${today}. Ask for that or an earlier one`;
    throw new RelayError("day_in_future", message, "day");
  }
  return day;
}
