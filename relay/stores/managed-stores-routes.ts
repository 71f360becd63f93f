import type { Hono } from "hono";
import type * as v from "valibot";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { managedStoresAnswerSchema, storesDayAnswerSchema } from "../../contract/stores.ts";
import { askedDay } from "../days/asked-day.ts";
import type { Relay } from "../relay.ts";
import { identify, requireManager } from "../staff/caller.ts";
import { readStoresOf } from "../staff/staff-stores.ts";
import { byName } from "./name-of.ts";
import { toStore } from "./store.ts";

/** The stores that a manager may look at, and a day of all of them. */
export function addManagedStoresRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.listManagedStores.path, async (context) => {
    const { id } = requireManager(await identify(relay, context));
    const rows = await readStoresOf(relay.database, id);
    const stores = rows.toSorted(byName).map((row) => {
      const { logo: _, ...store } = toStore(row, null);
      return store;
    });
    return context.json({ stores } satisfies v.InferOutput<typeof managedStoresAnswerSchema>);
  });

  app.get(relayRoutes.getStoresDay.path, async (context) => {
    const caller = await identify(relay, context);
    const { id } = requireManager(caller);
    // Where the sun rises earlier it may be a day ahead of the till's own; that is let pass.
    const date = askedDay(context.req.param("day"), caller.store, relay.clock());
    const stores = await readStoresOf(relay.database, id);
    const day = await relay.reader.storesDay(stores, date);
    return context.json({ day } satisfies v.InferOutput<typeof storesDayAnswerSchema>);
  });
}
