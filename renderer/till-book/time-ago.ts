import type { Locale } from "../../contract/money.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * "hace 5 min", "hace 3 días"; always rounded down, so that nothing seems older than it is.
 * @param from ISO 8601
 * @param to ISO 8601, by the same clock
 * @param justNow what is said within the first minute
 */
export function timeAgo(from: string, to: string, locale: Locale, justNow: string): string {
  const passed = Date.parse(to) - Date.parse(from);
  if (passed < minuteMs) return justNow;
  const say = (unitMs: number, unit: "minute" | "hour" | "day", style: "short" | "long") =>
    new Intl.RelativeTimeFormat(locale, { style }).format(-Math.floor(passed / unitMs), unit);
  if (passed < hourMs) return say(minuteMs, "minute", "short");
  return passed < dayMs ? say(hourMs, "hour", "short") : say(dayMs, "day", "long");
}
