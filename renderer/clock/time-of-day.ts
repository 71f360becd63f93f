import type { Locale } from "../../contract/money.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, timeZone: string, kind: "minute" | "second" | "day") {
  const key = `${locale} ${timeZone} ${kind}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone,
      ...(kind === "day"
        ? { day: "numeric", month: "short" }
        : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      ...(kind === "second" ? { second: "2-digit" } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

/** "14:32" on the store's clock. */
export function timeOfDay(instant: string, locale: Locale, timeZone: string): string {
  return formatOf(locale, timeZone, "minute").format(Date.parse(instant));
}

/** "14:32:07" on the store's clock. */
export function exactTimeOfDay(instant: string, locale: Locale, timeZone: string): string {
  return formatOf(locale, timeZone, "second").format(Date.parse(instant));
}

/** The store's date of an instant ("19 nov"); `null` when that is the date at `now`. */
export function dayUnlessToday(
  instant: string,
  now: number,
  locale: Locale,
  timeZone: string,
): string | null {
  const format = formatOf(locale, timeZone, "day");
  const day = format.format(Date.parse(instant));
  return day === format.format(now) ? null : day;
}
