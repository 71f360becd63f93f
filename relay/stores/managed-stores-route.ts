import type { Hono } from "hono";
import type * as v from "valibot";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { managedStoresAnswerSchema } from "../../contract/stores.ts";
import type { Relay } from "../relay.ts";
import { identify, requireManager } from "../staff/caller.ts";
import { readStoresOf } from "../staff/staff-stores.ts";
import { toStore } from "./store.ts";

/** The stores that a manager may look at. */
export function addManagedStoresRoute(app: Hono, relay: Relay): void {
  app.get(relayRoutes.listManagedStores.path, async (context) => {
    const { id } = requireManager(await identify(relay, context));
    const rows = await readStoresOf(relay.database, id);
    const stores = rows.map((row) => {
      const { logo: _, ...store } = toStore(row, null);
      return store;
    });
    return context.json({ stores } satisfies v.InferOutput<typeof managedStoresAnswerSchema>);
  });
}
