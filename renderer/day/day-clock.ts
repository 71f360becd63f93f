import { businessDay, businessDayOf, type Interval } from "../../contract/business-day.ts";
import type { Store } from "../../contract/store.ts";

/** Where a store's business days begin. */
export type DayRule = Pick<Store, "timeZone" | "dayStartsAtHour">;

/**
 * Tells the present business day, and reckons anew only when it has ended: it is asked often.
 * @param now Unix milliseconds
 */
export function createDayClock(
  { dayStartsAtHour, timeZone }: DayRule,
  now: () => number,
): () => string {
  let known: (Interval & { readonly day: string }) | null = null;
  return () => {
    const at = now();
    if (known === null || at < known.from || at >= known.to) {
      const day = businessDayOf(at, timeZone, dayStartsAtHour);
      known = { day, ...businessDay(day, timeZone, dayStartsAtHour) };
    }
    return known.day;
  };
}
