import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import { askedDay } from "./asked-day.ts";

export function addDayRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.getDay.path, async (context) => {
    const { store } = await managedStore(relay, context);
    const date = askedDay(context.req.param("day"), store, relay.clock());
    return context.json({ day: await relay.reader.dayTotals(store, date) });
  });
}
