import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";

/** For whoever operates the relay: is the process there, and can it do its work? */
export function addHealthRoutes(app: Hono, relay: Relay): void {
  app.get(relayRoutes.health.path, (context) => context.json({ status: "ok" }));

  app.get(relayRoutes.ready.path, async (context) => {
    try {
      await relay.database.selectFrom("meta").select("key").limit(1).execute();
      return context.json({ status: "ready" });
    } catch (error) {
      relay.log.error({ err: error }, "the database does not answer");
      return context.json({ status: "not_ready", because: "database" }, 503);
    }
  });
}
