import { createHash, timingSafeEqual } from "node:crypto";

import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import { collectDefaultMetrics, Registry } from "prom-client";

import { relayRoutes } from "../../contract/relay-api.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { readStock } from "./read-stock.ts";

/** What Node says of its process; collected once, however many relays run in it. */
let processRegistry: Registry | null = null;

/** Prometheus' format, for this computer and for whoever has `METRICS_TOKEN`. */
export function addMetricsRoute(
  app: Hono,
  relay: Relay,
  feeds: { readonly size: () => number },
): void {
  const { registry, stock } = relay.metrics;

  app.get(relayRoutes.metrics.path, async (context) => {
    const access = accessOf(context, relay.config.metricsToken);
    if (access === "unknown") {
      throw new RelayError("route_not_found", `Nothing here: ${context.req.path}`);
    }
    if (access === "refused") {
      // No code of the contract: a till never asks for this.
      const message = "Send METRICS_TOKEN as a bearer token";
      return context.json({ error: { code: "metrics_token_wrong", message } }, 401);
    }
    stock.feedsOpen.set(feeds.size());
    try {
      await readStock(relay.database, stock, relay.clock());
      stock.databaseUp.set(1);
    } catch (error) {
      relay.log.error({ err: error }, "the database could not be read for the metrics");
      // What was true at an earlier scrape must not look true now.
      for (const gauge of Object.values(stock)) if (gauge !== stock.feedsOpen) gauge.reset();
      stock.databaseUp.set(0);
    }
    processRegistry ??= ofThisProcess();
    const text = `${await registry.metrics()}\n${await processRegistry.metrics()}`;
    return context.body(text, 200, { "Content-Type": registry.contentType });
  });
}

function ofThisProcess(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}

/** Without a token nobody but this computer learns that there is such a route. */
function accessOf(context: Context, token: string | null): "granted" | "refused" | "unknown" {
  if (isFromThisComputer(context)) return "granted";
  if (token === null) return "unknown";
  const given = /^Bearer (.+)$/u.exec(context.req.header("Authorization") ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token)) ? "granted" : "refused";
}

/** What a proxy on this computer passes on comes from elsewhere: it says so in a header. */
function isFromThisComputer(context: Context): boolean {
  const passedOn = ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"];
  if (passedOn.some((name) => context.req.header(name) !== undefined)) return false;
  const address = getConnInfo(context).remote.address ?? "";
  return address === "::1" || /^(?:::ffff:)?127\./u.test(address);
}
