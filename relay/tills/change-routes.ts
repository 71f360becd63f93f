import type { Context, Hono } from "hono";

import {
  addTillBodySchema,
  pairingCodeLifeMs,
  renameTillBodySchema,
} from "../../contract/people-api.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { readParsed } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import { createTill, endTill, renameTill, renewCode } from "./change-tills.ts";
import { listTills } from "./list-tills.ts";

export function addTillChangeRoutes(app: Hono, relay: Relay): void {
  const { database } = relay;

  async function begin(context: Context) {
    const { caller, manager, store } = await managedStore(relay, context);
    const change = { storeId: store.id, by: manager, nowMs: relay.clock() };
    const told = (id: string, message: string) =>
      relay.log.info({ store: store.id, till: id, by: manager.id }, message);
    return { caller, change, store, told };
  }

  app.get(relayRoutes.listTills.path, async (context) => {
    const { caller, store } = await managedStore(relay, context);
    const tills = await listTills(database, store.id, caller.till.id, relay.now());
    return context.json({ tills });
  });

  app.post(relayRoutes.addTill.path, async (context) => {
    const { change, told } = await begin(context);
    const till = await readParsed(addTillBodySchema, context.req.raw);
    const offered = await createTill(database, change, till, pairingCodeLifeMs);
    told(till.id, "till added");
    return context.json(offered, 201);
  });

  app.patch(relayRoutes.renameTill.path, async (context) => {
    const { change, told } = await begin(context);
    const id = context.req.param("id");
    const { name } = await readParsed(renameTillBodySchema, context.req.raw);
    const till = await renameTill(database, change, id, name);
    told(id, "till renamed");
    return context.json({ till });
  });

  app.post(relayRoutes.makePairingCode.path, async (context) => {
    const { change, told } = await begin(context);
    const id = context.req.param("id");
    const offered = await renewCode(database, change, id, pairingCodeLifeMs);
    told(id, "pairing code made");
    return context.json(offered, 201);
  });

  app.post(relayRoutes.revokeTill.path, async (context) => {
    const { caller, change, told } = await begin(context);
    const id = context.req.param("id");
    if (id === caller.till.id) {
      const message = "This is the till that asks: revoke it from another one";
      throw new RelayError("till_is_this_one", message);
    }
    const { name } = await endTill(database, change, id);
    told(id, "till revoked");
    return context.json({ till: { id, name } });
  });
}
