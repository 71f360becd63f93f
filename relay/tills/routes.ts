import type { Hono } from "hono";

import { relayApi, relayRoutes, type TillAnswer } from "../../contract/relay-api.ts";
import { payOrigins } from "../pay/pay-origins.ts";
import type { Relay } from "../relay.ts";
import { readStore } from "../stores/store.ts";
import { authenticate } from "./authenticate.ts";
import { offerSecret } from "./rotate-secret.ts";

export function addTillRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.getTill.path, async (context) => {
    const authorization = context.req.header("Authorization");
    const { store, till } = await authenticate(relay.database, authorization, relay.now());
    const answer: TillAnswer = {
      till: { id: till.id, name: till.name },
      store: await readStore(relay.database, store),
      mode: relay.config.fintoc.mode,
      publicKey: relay.config.fintoc.publicKey,
      api: relayApi,
      payOrigins: payOrigins(relay.config.fintoc, store.product),
    };
    return context.json(answer);
  });

  app.post(relayRoutes.rotateTillSecret.path, async (context) => {
    const authorization = context.req.header("Authorization");
    const { till } = await authenticate(relay.database, authorization, relay.now());
    const secret = await offerSecret(relay.database, till.id);
    relay.log.info({ till: till.id }, "till asked for a new secret");
    return context.json({ secret }, 201);
  });
}
