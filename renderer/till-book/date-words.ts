import type { Locale } from "../../contract/money.ts";
import { timeOfDay } from "../clock/time-of-day.ts";

/** "14:32" on the store's clock. */
export const timeOf = timeOfDay;

/** "19 nov 2026" on the store's calendar. */
export function dateOf(instant: string, locale: Locale, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return format.format(Date.parse(instant));
}

/** "19 nov 2026, 14:32" on the store's clock. */
export function dateAndTimeOf(instant: string, locale: Locale, timeZone: string): string {
  return `${dateOf(instant, locale, timeZone)}, ${timeOf(instant, locale, timeZone)}`;
}

/** "viernes, 20 de noviembre" of a calendar day, yyyy-mm-dd. @param today of another year it bears its own */
export function dayInWords(day: string, locale: Locale, today = day): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  });
  return format.format(Date.parse(`${day}T12:00:00.000Z`));
}
