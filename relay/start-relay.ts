import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

import { getRequestListener } from "@hono/node-server";

import { startAsker } from "./asking/asker.ts";
import type { Config } from "./config.ts";
import { openDatabase, readEpoch } from "./database/open-database.ts";
import { createFeedHub } from "./feed/feed-hub.ts";
import { addFeedRoutes } from "./feed/routes.ts";
import { createFintocClient } from "./fintoc/fintoc-client.ts";
import { addHealthRoutes } from "./health/routes.ts";
import { createApp } from "./http/create-app.ts";
import type { Log } from "./log.ts";
import { addPairingRoutes } from "./pairings/routes.ts";
import { addPayRoutes } from "./pay/routes.ts";
import { createCreations } from "./payment-intents/creations.ts";
import { addPaymentIntentRoutes } from "./payment-intents/routes.ts";
import type { Relay } from "./relay.ts";
import { addTillRoutes } from "./tills/routes.ts";
import { addWebhookRoutes } from "./webhooks/routes.ts";

export interface RunningRelay {
  /** The address it listens on. */
  readonly url: string;
  /** Stops accepting, ends the feeds, finishes what is under way. Takes less than 10 s. */
  readonly close: () => Promise<void>;
}

/** Longer than a balancer's usual 60 s, so that it never sends into a connection that we close. */
const keepAliveMs = 75_000;
const headersMs = 20_000;
const requestMs = 30_000;
const finishMs = 5_000;
/** After a restart every till comes back at once; Node's own 511 made some wait for TCP's retries. */
const mostWaitingConnections = 4_096;

/**
 * Starts a relay.
 * @param clock Unix milliseconds; tests move it
 * @throws Error with a sentence for the operator when the port or the database cannot be had
 */
export async function startRelay(
  config: Config,
  log: Log,
  clock: () => number = Date.now,
): Promise<RunningRelay> {
  const database = await openDatabase(config.databaseUrl);
  const epoch = await readEpoch(database);
  const server = createServer();
  server.keepAliveTimeout = keepAliveMs;
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  try {
    await listen(server, config);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const url = addressOf(server, config.host);
  const now = () => new Date(clock()).toISOString();
  const publicUrl = config.publicUrl ?? url;
  const base = {
    config,
    publicUrl,
    database,
    epoch,
    fintoc: createFintocClient(config.fintoc),
    hub: createFeedHub({ database, publicUrl, now, log }),
    log,
    clock,
    now,
  };
  const asker = startAsker(base);
  const relay: Relay = { ...base, askSoon: asker.kick };
  const creations = createCreations(relay);

  const app = createApp(log);
  addHealthRoutes(app, relay);
  addPairingRoutes(app, relay);
  addTillRoutes(app, relay);
  addPaymentIntentRoutes(app, relay, creations);
  addWebhookRoutes(app, relay);
  addPayRoutes(app, relay);
  const feeds = addFeedRoutes(app, relay);
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (incoming, outgoing) => void serve(incoming, outgoing));

  await creations.resume();
  log.info({ url, publicUrl, mode: config.fintoc.mode }, "relay listening");

  return {
    url,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      feeds.close();
      creations.close();
      server.closeIdleConnections();
      const waiting = new AbortController();
      await Promise.race([
        closed,
        delay(finishMs, undefined, { signal: waiting.signal }).catch(() => undefined),
      ]);
      waiting.abort();
      server.closeAllConnections();
      await asker.close();
      await database.destroy();
      log.info("relay stopped");
    },
  };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        new Error(
          error.code === "EADDRINUSE"
            ? `PORT ${port} on ${host} is taken: stop the other program or choose another PORT`
            : `Cannot listen on ${host}:${port}: ${error.message}`,
          { cause: error },
        ),
      );
    });
    server.listen({ port, host, backlog: mostWaitingConnections }, resolve);
  });
}

function addressOf(server: Server, host: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
