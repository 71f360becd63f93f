import type { NextClosing } from "../../contract/closing.ts";
import type { ListSummary } from "../../contract/day-list.ts";
import type { DayTotals } from "../../contract/day-totals.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { StoresDay } from "../../contract/stores.ts";
import { nextClosing } from "../closings/next-closing.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { dayTotals } from "../days/day-totals.ts";
import { keepSlots } from "../days/keep-slots.ts";
import { listIntents, type IntentPage, type ListFilter } from "../payment-intents/list-intents.ts";
import { summarizeIntents } from "../payment-intents/list-summary.ts";
import type { Scope } from "../staff/caller.ts";
import { storesDay } from "../stores/stores-day.ts";

/**
 * What a manager asks that goes through many rows. All that is given and answered is plain data, so
 * that a thread can be asked. Each throws what the function of its name does.
 */
export interface LongReads {
  readonly dayTotals: (store: StoreRow, date: string) => Promise<DayTotals>;
  readonly storesDay: (stores: readonly StoreRow[], date: string) => Promise<StoresDay>;
  readonly nextClosing: (store: StoreRow, now: string) => Promise<NextClosing>;
  readonly listIntents: (scope: Scope, filter: ListFilter) => Promise<IntentPage>;
  readonly summarizeIntents: (scope: Scope, filter: ListFilter) => Promise<ListSummary>;
}

/** Reads what was charged in this mode from this connection. It keeps what it has counted of a few days. */
export function longReads(database: Database, mode: Mode): LongReads {
  const readKept = keepSlots();
  return {
    dayTotals: (store, date) => dayTotals(database, store, mode, date, readKept),
    storesDay: (stores, date) => storesDay(database, stores, mode, date),
    nextClosing: (store, now) => nextClosing(database, store, mode, now),
    listIntents: (scope, filter) => listIntents(database, scope, filter),
    summarizeIntents: (scope, filter) => summarizeIntents(database, scope, filter),
  };
}
