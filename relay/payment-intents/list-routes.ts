import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { chosenScope, identify, type Scope } from "../staff/caller.ts";
import { managedStores } from "../staff/managed-stores.ts";
import { listIntents, readListQuery, type ListFilter } from "./list-intents.ts";
import { readNames } from "./list-names.ts";
import { toPaymentIntent } from "./payment-intent-row.ts";

/** The list of payment intents, what it comes to, and what it can be filtered by. */
export function addListRoutes(app: Hono, relay: Relay): void {
  const { database, reader } = relay;
  const quick: typeof reader.listIntents = (scope, filter) => listIntents(database, scope, filter);

  app.get(relayRoutes.listPaymentIntents.path, async (context) => {
    const caller = await identify(relay, context);
    const scope = await chosenScope(relay, caller, context.req.query("store"));
    const query = readListQuery(context.req.query(), scope.stores);
    const from = mayBeLong(scope, query) ? reader.listIntents : quick;
    const { nextCursor, rows } = await from(scope, query);
    const now = relay.now();
    const paymentIntents = rows.map((row) => toPaymentIntent(row, relay, now));
    return context.json({ paymentIntents, nextCursor });
  });

  app.get(relayRoutes.summarizePaymentIntents.path, async (context) => {
    const { stores } = await managedStores(relay, context);
    const query = readListQuery(context.req.query(), stores);
    const scope = { stores, tillId: null, mode: relay.config.fintoc.mode };
    return context.json(await reader.summarizeIntents(scope, query));
  });

  app.get(relayRoutes.getListFilters.path, async (context) => {
    const { stores } = await managedStores(relay, context);
    return context.json(await readNames(database, stores));
  });
}

/**
 * Whether a list may go through all of a day, or of a store: searched, or by another order than the
 * index's. A till's own sales are few.
 */
function mayBeLong({ tillId }: Scope, { q, sort }: ListFilter): boolean {
  return tillId === null && ((q !== undefined && q !== "") || sort !== "createdAt");
}
