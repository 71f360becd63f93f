import type { Hono } from "hono";
import * as v from "valibot";

import { pairingBodySchema, relayRoutes } from "../../contract/relay-api.ts";
import { addressGroup, clientAddress } from "../http/client-address.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { readStore } from "../stores/store.ts";
import { pair } from "./pair.ts";
import { createWrongTries } from "./wrong-tries.ts";

export function addPairingRoutes(app: Hono, relay: Relay): void {
  const wrongTries = createWrongTries(relay.clock);

  app.post(relayRoutes.createPairing.path, async (context) => {
    const body = v.safeParse(pairingBodySchema, await readJson(context.req.raw));
    if (!body.success) {
      const param = v.getDotPath(body.issues[0]) ?? "code";
      throw new RelayError("parameter_invalid", `${param}: ${body.issues[0].message}`, param);
    }
    const { claim = null, code } = body.output;
    const address = addressGroup(clientAddress(context, relay.config.trustProxy));
    await wrongTries.waitForTurn(address);
    const { secret, store, till } = await pair(relay.database, code, claim, relay.now());
    wrongTries.forgive(address);
    relay.log.info({ till: till.id, store: store.id }, "till paired");
    const shown = await readStore(relay.database, store);
    return context.json({ till: { id: till.id, name: till.name }, store: shown, secret }, 201);
  });
}
