import { useMemo, useSyncExternalStore } from "react";

import { isCalendarDay } from "../../contract/business-day.ts";
import type { FailureCode } from "../../contract/failures.ts";
import { subscribeToClock } from "../clock/clock.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { createDayClock, createLatestDayClock, type DayRule } from "./day-clock.ts";
import { changeQuery, useAddress } from "../manager/address.ts";

export interface LookedAtDay {
  /** yyyy-mm-dd, as are all days here; what the address says, or today. */
  readonly day: string;
  readonly today: string;
  /** The last day that has begun: at a store with another clock it may be the one after today. */
  readonly latest: string;
  /** Why there is nothing to see of this day. */
  readonly fault: FailureCode | null;
  readonly go: (day: string) => void;
}

/**
 * The business day in the address. Without one it is today, and goes on with the time.
 * @param others stores that are looked at together with it
 */
export function useLookedAtDay(rule: DayRule, others: readonly DayRule[]): LookedAtDay {
  const { query } = useAddress();
  const today = useToday(rule);
  const latest = useLatest(others, today);
  const day = query["day"] ?? today;
  const fault = !isCalendarDay(day) ? "day_invalid" : day > latest ? "day_in_future" : null;
  return {
    day,
    today,
    latest,
    fault,
    go(next) {
      if (next <= latest) changeQuery({ day: next === today ? null : next });
    },
  };
}

/** The store's business day by the relay's clock; renders again when it ends. */
function useToday({ dayStartsAtHour, timeZone }: DayRule): string {
  const present = useMemo(
    () => createDayClock({ dayStartsAtHour, timeZone }, relayNow),
    [dayStartsAtHour, timeZone],
  );
  return useSyncExternalStore(subscribeToClock, present);
}

function useLatest(rules: readonly DayRule[], today: string): string {
  const present = useMemo(() => createLatestDayClock(rules, relayNow), [rules]);
  const latest = useSyncExternalStore(subscribeToClock, present) ?? today;
  return latest > today ? latest : today;
}
