import type { Locale } from "../../contract/money.ts";

/** "20 nov 2026, 14:32" on the store's clock. */
export function dateAndTime(instant: string, locale: Locale, timeZone: string): string {
  return format(instant, locale, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** "viernes, 20 de noviembre de 2026". @param day yyyy-mm-dd */
export function longDay(day: string, locale: Locale): string {
  return format(`${day}T12:00:00.000Z`, locale, { timeZone: "UTC", dateStyle: "full" });
}

function format(instant: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options).format(Date.parse(instant));
}
