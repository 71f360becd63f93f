import type { Locale } from "../../contract/money.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** "GMT-5" of a store whose clock shows another time at that instant than the reader's own; else `null`. */
export function zoneMark(
  instant: string,
  locale: Locale,
  timeZone: string,
  ownTimeZone: string,
): string | null {
  if (timeZone === ownTimeZone) return null;
  const mark = offsetOf(instant, locale, timeZone);
  return mark === offsetOf(instant, locale, ownTimeZone) ? null : mark;
}

function offsetOf(instant: string, locale: Locale, timeZone: string): string | null {
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" });
    formats.set(key, format);
  }
  const parts = format.formatToParts(Date.parse(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? null;
}
