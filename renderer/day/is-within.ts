import type { Interval } from "../../contract/business-day.ts";

/** @param instant ISO 8601. @param interval half-open, in Unix milliseconds */
export function isWithin(instant: string, { from, to }: Interval): boolean {
  const at = Date.parse(instant);
  return at >= from && at < to;
}
