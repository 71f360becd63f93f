import type { Hono } from "hono";

import { isCalendarDay } from "../../contract/business-day.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import { dayTotals } from "./day-totals.ts";

export function addDayRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.getDay.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const date = context.req.param("day");
    if (!isCalendarDay(date)) {
      throw new RelayError("day_invalid", "The day must be one of the calendar, yyyy-mm-dd", "day");
    }
    return context.json({ day: await dayTotals(relay.database, store, date) });
  });
}
