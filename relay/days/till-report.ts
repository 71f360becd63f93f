import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import { currencySchema } from "../../contract/money.ts";
import {
  paymentIntentStatuses,
  type Mode,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import type { TillReport } from "../../contract/till-report.ts";
import { isReceived } from "../../contract/received.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { instant, isOpen, needsPerson, readGroups, sumOf, type Group } from "./day-groups.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ReportAsked {
  readonly cashier: Named | null;
  /** yyyy-mm-dd */
  readonly day: string;
  readonly mode: Mode;
  readonly till: Named;
}

/** One till's business day, counted once in the database: everybody's sales, or one cashier's. */
export async function tillReport(
  database: Database,
  store: StoreRow,
  { cashier, day, mode, till }: ReportAsked,
  now: string,
): Promise<TillReport> {
  const interval = businessDay(day, store.time_zone, store.day_starts_at_hour);
  const counted = { storeId: store.id, mode, tillId: till.id, cashierId: cashier?.id ?? null };
  const groups = await readGroups(database, counted, [interval]);
  const received = groups.filter(isReceived);
  const ofStatus = (status: PaymentIntentStatus) => {
    return { status, ...totalOf(groups.filter((each) => each.status === status)) };
  };
  return {
    day,
    from: instant(interval.from),
    to: instant(interval.to),
    currency: v.parse(currencySchema, store.currency),
    till: { id: till.id, name: till.name },
    cashier: cashier === null ? null : { id: cashier.id, name: cashier.name },
    received: {
      ...totalOf(received),
      tips: received.reduce((tips, { tip }) => tips + tip, 0),
    },
    byStatus: paymentIntentStatuses.map(ofStatus).filter((each) => each.count > 0),
    open: totalOf(groups.filter(isOpen)),
    attention: totalOf(groups.filter(needsPerson)),
    countedAt: now,
  };
}

function totalOf(groups: readonly Group[]) {
  const { amount, count } = sumOf(groups);
  return { count, sum: amount };
}
