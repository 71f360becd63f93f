import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { chosenScope, identify } from "../staff/caller.ts";
import { managedStores } from "../staff/managed-stores.ts";
import { listIntents, readListQuery } from "./list-intents.ts";
import { readNames } from "./list-names.ts";
import { summarizeIntents } from "./list-summary.ts";
import { toPaymentIntent } from "./payment-intent-row.ts";

/** The list of payment intents, what it comes to, and what it can be filtered by. */
export function addListRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;

  app.get(relayRoutes.listPaymentIntents.path, async (context) => {
    const caller = await identify(relay, context);
    const scope = await chosenScope(relay, caller, context.req.query("store"));
    const query = readListQuery(context.req.query(), scope.stores);
    const { nextCursor, rows } = await listIntents(database, scope, query);
    const now = relay.now();
    const paymentIntents = rows.map((row) => toPaymentIntent(row, relay, now));
    return context.json({ paymentIntents, nextCursor });
  });

  app.get(relayRoutes.summarizePaymentIntents.path, async (context) => {
    const { stores } = await managedStores(relay, context);
    const query = readListQuery(context.req.query(), stores);
    const scope = { stores, tillId: null };
    return context.json(await summarizeIntents(database, scope, query));
  });

  app.get(relayRoutes.getListFilters.path, async (context) => {
    const { stores } = await managedStores(relay, context);
    return context.json(await readNames(database, stores));
  });
}
