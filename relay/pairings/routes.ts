import type { Hono } from "hono";
import * as v from "valibot";

import { pairingBodySchema, relayRoutes } from "../../contract/relay-api.ts";
import { addressGroup, clientAddress } from "../http/client-address.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { readStore } from "../stores/store.ts";
import { enrol, isEnrolmentToken } from "../enrolments/enrol.ts";
import { pair } from "./pair.ts";
import { createWrongTries } from "./wrong-tries.ts";

export function addPairingRoutes(app: Hono, relay: Relay): void {
  const wrongTries = createWrongTries(relay.clock);

  async function pairByCode(code: string, claim: string | null, address: string) {
    await wrongTries.waitForTurn(address);
    const paired = await pair(relay.database, code, claim, relay.now());
    wrongTries.forgive(address);
    return paired;
  }

  app.post(relayRoutes.createPairing.path, async (context) => {
    const body = v.safeParse(pairingBodySchema, await readJson(context.req.raw));
    if (!body.success) {
      const param = v.getDotPath(body.issues[0]) ?? "code";
      throw new RelayError("parameter_invalid", `${param}: ${body.issues[0].message}`, param);
    }
    const { claim = null, code, name = null } = body.output;
    const { secret, store, till } = await (isEnrolmentToken(code)
      ? enrol(relay.database, { token: code, claim, name }, relay.now())
      : pairByCode(code, claim, addressGroup(clientAddress(context, relay.config.trustProxy))));
    relay.log.info({ till: till.id, store: store.id }, "till paired");
    const shown = await readStore(relay.database, store);
    return context.json({ till: { id: till.id, name: till.name }, store: shown, secret }, 201);
  });
}
