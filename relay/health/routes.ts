import { setTimeout as delay } from "node:timers/promises";

import type { Hono } from "hono";

import { relayApi, relayRoutes } from "../../contract/relay-api.ts";
import { missingMigrations } from "../database/open-database.ts";
import { hash } from "../hash.ts";
import type { Relay } from "../relay.ts";

/** A database that takes longer than this is as good as none. */
const databaseAnswersMs = 3_000;

/** Tells this relay from any other behind the same address, and nothing else. */
export function relayIdOf(epoch: string): string {
  return hash(`relay ${epoch}`).slice(0, 16);
}

/** For whoever operates the relay: is the process there, and can it do its work? */
export function addHealthRoutes(app: Hono, relay: Relay, isStopping: () => boolean): void {
  const relayId = relayIdOf(relay.epoch);

  app.get(relayRoutes.health.path, (context) => context.json({ status: "ok", relayId }));

  app.get(relayRoutes.about.path, (context) => context.json({ api: relayApi }));

  app.get(relayRoutes.ready.path, async (context) => {
    const notReady = (because: string) => context.json({ status: "not_ready", because }, 503);
    if (isStopping()) return notReady("stopping");
    const late = new AbortController();
    try {
      const missing = await Promise.race([
        missingMigrations(relay.database),
        delay(databaseAnswersMs, undefined, { signal: late.signal }).then(() => {
          throw new Error(`No answer within ${databaseAnswersMs} ms`);
        }),
      ]);
      return missing.length === 0 ? context.json({ status: "ready" }) : notReady("migrations");
    } catch (error) {
      relay.log.error({ err: error }, "the database does not answer");
      return notReady("database");
    } finally {
      late.abort();
    }
  });
}
