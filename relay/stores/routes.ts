import type { Hono } from "hono";
import * as v from "valibot";

import {
  changeStoreBodySchema,
  largestStoreBodyBytes,
  type StoreSettings,
} from "../../contract/people-api.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { StoreRow } from "../database/schema.ts";
import { readParsed } from "../http/read-body.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import { changeStore, settingsVersion } from "./change-store.ts";
import { readStore, recipientSchema } from "./store.ts";

export function addStoreRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;

  app.get(relayRoutes.getStoreSettings.path, async (context) => {
    const { store } = await managedStore(relay, context);
    return context.json(await readSettings(relay, store.id));
  });

  app.patch(relayRoutes.changeStore.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    const wish = await readParsed(changeStoreBodySchema, context.req.raw, largestStoreBodyBytes);
    await changeStore(database, store.id, wish, manager, relay.now());
    relay.log.info({ store: store.id, by: manager.id }, "store changed");
    return context.json(await readSettings(relay, store.id));
  });
}

async function readSettings({ database }: Relay, storeId: string): Promise<StoreSettings> {
  // The number first: what changes between the two is noticed, never overwritten.
  const version = await settingsVersion(database, storeId);
  const row = await database
    .selectFrom("stores")
    .selectAll()
    .where("id", "=", storeId)
    .executeTakeFirstOrThrow();
  const store = await readStore(database, row);
  return { store, version, installed: { recipient: recipientOf(row) } };
}

/** So much of it that a manager knows the account again. */
function recipientOf({ recipient }: StoreRow): StoreSettings["installed"]["recipient"] {
  if (recipient === null) return null;
  const {
    holder_id: holder,
    institution_id: institutionId,
    number,
  } = v.parse(recipientSchema, JSON.parse(recipient));
  const holderIdMasked = `${"•".repeat(Math.max(0, holder.length - 4))}${holder.slice(-4)}`;
  return { institutionId, numberEnd: number.slice(-4), holderIdMasked };
}
