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

/** Tells the last business day that has begun at any of the stores; without one, nothing. */
export function createLatestDayClock(
  rules: readonly DayRule[],
  now: () => number,
): () => string | null {
  const clocks = rules.map((rule) => createDayClock(rule, now));
  return () => {
    let latest: string | null = null;
    for (const clock of clocks) {
      const day = clock();
      if (latest === null || day > latest) latest = day;
    }
    return latest;
  };
}
