import { useCallback, useEffect, useRef, useState } from "react";

import type { DayTotals } from "../../contract/day-totals.ts";
import type { Failure } from "../../contract/failures.ts";
import { askManager } from "../manager/ask-manager.ts";
import type { Asked } from "../manager/use-asked.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import { createPace, type Pace } from "./pace.ts";

const leastMs = 1_000;

interface Told {
  readonly question: string;
  readonly value: DayTotals | null;
  readonly failure: Failure | null;
}

/**
 * A day's totals, read again as the feed brings changes of that day: at most about once a second,
 * and once more after the last of them.
 * @param store as it stands in the address
 */
export function useDayTotals(day: string, store: string | undefined): Asked<DayTotals> {
  const question = JSON.stringify([day, store]);
  const [told, setTold] = useState<Told | null>(null);
  const pace = useRef<Pace | null>(null);
  const present = told?.question === question ? told : null;

  useEffect(() => {
    let outdated = false;
    const present = createPace(async () => {
      const query = store === undefined ? {} : { store };
      const answer = await askManager("getDay", { params: { day }, query });
      if (outdated) return;
      setTold((before) => {
        if (answer.ok) return { question, value: answer.value.day, failure: null };
        const value = before?.question === question ? before.value : null;
        return { question, value, failure: answer.failure };
      });
    }, leastMs);
    pace.current = present;
    present.kick();
    return () => {
      outdated = true;
      present.close();
    };
  }, [day, question, store]);

  const again = useCallback(() => pace.current?.kick(), []);
  useManagerEvents((event) => {
    const value = present?.value ?? null;
    switch (event.kind) {
      case "changed": {
        const { createdAt, refunded } = event.paymentIntent;
        const isOfDay = value === null || (createdAt >= value.from && createdAt < value.to);
        // What was paid back counts on the day of the refund, whenever the sale was.
        if (isOfDay || refunded.amount > 0 || refunded.underway > 0) again();
        return;
      }
      case "reset":
        again();
        return;
      case "resumed":
        if (present?.failure != null) again();
        return;
      case "lost":
    }
  });
  return { value: present?.value ?? null, failure: present?.failure ?? null, again };
}
