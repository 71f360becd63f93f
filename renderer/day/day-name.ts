import type { Locale } from "../../contract/money.ts";
import { dayInWords } from "../till-book/date-words.ts";

/** "viernes 20 de noviembre" of a calendar day; of another year than `today` it bears its own. */
export function dayName(day: string, locale: Locale, today: string): string {
  const words = dayInWords(day, locale, today);
  return locale === "en" ? words : words.replace(", ", " ");
}

/** "vie 20" of a calendar day, where it stands in a row of days. */
export function shortDayName(day: string, locale: Locale): string {
  const at = Date.parse(`${day}T12:00:00.000Z`);
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" });
  return `${weekday.format(at)} ${Number(day.slice(8))}`;
}
