import { businessDay, businessDayOf, isCalendarDay } from "../../contract/business-day.ts";
import { longestExportDays } from "../../contract/export-stream.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { ExportPart } from "./export-question.ts";

const dayMs = 86_400_000;

/** The business days `from` to `to`, and what they are at each store. */
export interface ExportRange {
  readonly days: number;
  readonly parts: readonly ExportPart[];
}

/**
 * @param now Unix milliseconds: what is charged later is no part of it
 * @throws RelayError day_invalid, range_reversed, range_too_long, day_in_future
 */
export function readExportRange(
  query: Readonly<Record<string, string>>,
  stores: readonly StoreRow[],
  now: number,
): ExportRange {
  const from = readDay(query, "from");
  const to = readDay(query, "to");
  if (from > to) {
    const message = `from (${from}) is after to (${to}): swap them`;
    throw new RelayError("range_reversed", message, "from");
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  if (days > longestExportDays) {
    const message = `${days} days: an export has ${longestExportDays} at most, export them in parts`;
    throw new RelayError("range_too_long", message, "to");
  }
  const latest = stores
    .map((store) => businessDayOf(now, store.time_zone, store.day_starts_at_hour))
    .reduce((one, other) => (one > other ? one : other));
  if (from > latest) {
    const message = `${from} has not come yet: the last day is ${latest}`;
    throw new RelayError("day_in_future", message, "from");
  }
  const parts = stores.map((store) => {
    const start = businessDay(from, store.time_zone, store.day_starts_at_hour).from;
    const end = businessDay(to, store.time_zone, store.day_starts_at_hour).to;
    const between = [instant(start), instant(Math.max(start, Math.min(end, now)))] as const;
    return { storeId: store.id, currency: store.currency, between };
  });
  return { days, parts };
}

function readDay(query: Readonly<Record<string, string>>, name: "from" | "to"): string {
  const day = query[name] ?? "";
  if (isCalendarDay(day)) return day;
  const message = `${name} must be a date of the calendar, yyyy-mm-dd`;
  throw new RelayError("day_invalid", message, name);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
