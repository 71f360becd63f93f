import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

import { getRequestListener } from "@hono/node-server";

import { startAlertSender } from "./alerts/alert-sender.ts";
import { addAlertPageRoute } from "./alerts/page-route.ts";
import { addAlertRoutes } from "./alerts/routes.ts";
import { startAsker } from "./asking/asker.ts";
import { addChangeRoutes } from "./changes/routes.ts";
import type { Config } from "./config.ts";
import { openDatabase, readEpoch, type Database } from "./database/open-database.ts";
import { addClosingRoutes } from "./closings/routes.ts";
import { addDayRoutes } from "./days/routes.ts";
import { addTillReportRoute } from "./days/till-report-route.ts";
import { addExportRoutes } from "./exports/routes.ts";
import { addFeedRoutes } from "./feed/routes.ts";
import { openSharedFeed } from "./feed/shared-feed.ts";
import { createProducts } from "./fintoc/create-products.ts";
import { createFintocClient } from "./fintoc/fintoc-client.ts";
import { createRequestLimiter } from "./fintoc/request-limiter.ts";
import { addHealthRoutes } from "./health/routes.ts";
import { createApp } from "./http/create-app.ts";
import { addRequestLimit } from "./http/request-limit.ts";
import { createLimitedServer } from "./http/server-limits.ts";
import { trackSilentConnections } from "./http/silent-connections.ts";
import type { Log } from "./log.ts";
import { measuredFetch } from "./metrics/measured-fetch.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { addMetricsRoute } from "./metrics/routes.ts";
import { addPairPageRoutes } from "./pairings/page-routes.ts";
import { addPairingRoutes } from "./pairings/routes.ts";
import { addPayRoutes } from "./pay/routes.ts";
import { createCreations } from "./payment-intents/creations.ts";
import { addPaymentIntentRoutes } from "./payment-intents/routes.ts";
import { startWithdrawals } from "./payment-intents/withdrawals.ts";
import { startWarmUp } from "./reading/start-warm-up.ts";
import { startRefundAsker } from "./refunds/refund-asker.ts";
import { createRefundCreations } from "./refunds/refund-creations.ts";
import { startRefundSearch } from "./refunds/refund-search.ts";
import { addRefundRoutes } from "./refunds/routes.ts";
import { addReceiptRoutes } from "./receipts/routes.ts";
import { createReader } from "./reading/reader.ts";
import type { Relay } from "./relay.ts";
import { startDailyPruning } from "./retention/daily-pruning.ts";
import { addStaffChangeRoutes } from "./staff/change-routes.ts";
import { addStaffRoutes } from "./staff/routes.ts";
import { addManagedStoresRoutes } from "./stores/managed-stores-routes.ts";
import { checkStaffPepper } from "./staff/check-staff-pepper.ts";
import { addStoreRoutes } from "./stores/routes.ts";
import { addTillChangeRoutes } from "./tills/change-routes.ts";
import { addTillRoutes } from "./tills/routes.ts";
import { addWebhookRoutes } from "./webhooks/routes.ts";

export interface RunningRelay {
  /** The address it listens on. */
  readonly url: string;
  /** Its own connection, for what is administered within its process. */
  readonly database: Database;
  /** Stops accepting, ends the feeds, finishes what is under way. Takes less than 10 s. */
  readonly close: () => Promise<void>;
}

/** Longer than one request to Fintoc may take, so that what is under way is finished. */
const finishMs = 8_000;
const closeDatabaseMs = 1_000;
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
  const database = await openDatabase(config.databaseUrl, { checked: true });
  const epoch = await readEpoch(database);
  const server = createLimitedServer();
  const closeSilentConnections = trackSilentConnections(server);
  try {
    await checkStaffPepper(database, config);
    await listen(server, config);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const url = addressOf(server, config.host);
  const now = () => new Date(clock()).toISOString();
  const publicUrl = config.publicUrl ?? url;
  const { isLocal } = config;
  const metrics = createMetrics();
  let stopping = false;
  const limiter = createRequestLimiter(config.fintoc.requestsPerSecond);
  const shared = openSharedFeed({ config, database, publicUrl, isLocal, now, log });
  const fintoc = createFintocClient(config.fintoc, limiter, measuredFetch(metrics));
  const reader = createReader(config.databaseUrl, database, config.fintoc.mode);
  const base = {
    config,
    publicUrl,
    isLocal,
    database,
    reader,
    epoch,
    fintoc,
    products: createProducts(fintoc, config.fintoc),
    hub: shared.hub,
    claims: shared.claims,
    log,
    metrics,
    clock,
    now,
  };
  const asker = startAsker(base);
  const relay: Relay = { ...base, askSoon: asker.kick };
  const creations = createCreations(relay);
  const pruning = startDailyPruning(relay);
  const withdrawals = startWithdrawals(relay);
  const refundCreations = createRefundCreations(relay);
  const refundAsker = startRefundAsker(relay);
  const refundSearch = startRefundSearch(relay);
  const alertSender = startAlertSender(relay);
  const warmUp = startWarmUp(relay);

  const app = createApp(log);
  addRequestLimit(app);
  addHealthRoutes(app, relay, () => stopping);
  addPairingRoutes(app, relay);
  addPairPageRoutes(app);
  addTillRoutes(app, relay);
  addTillReportRoute(app, relay);
  addStaffRoutes(app, relay);
  addManagedStoresRoutes(app, relay);
  addStaffChangeRoutes(app, relay);
  addTillChangeRoutes(app, relay);
  addStoreRoutes(app, relay);
  addChangeRoutes(app, relay);
  addAlertRoutes(app, relay, alertSender);
  addAlertPageRoute(app, relay);
  addDayRoutes(app, relay);
  addClosingRoutes(app, relay);
  const exports = addExportRoutes(app, relay);
  addPaymentIntentRoutes(app, relay, creations);
  addRefundRoutes(app, relay, refundCreations);
  addWebhookRoutes(app, relay);
  addPayRoutes(app, relay);
  addReceiptRoutes(app, relay);
  const feeds = addFeedRoutes(app, relay);
  addMetricsRoute(app, relay, feeds);
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (incoming, outgoing) => {
    if (stopping) outgoing.setHeader("Connection", "close");
    void serve(incoming, outgoing);
  });

  await creations.resume();
  await refundCreations.resume();
  log.info({ url, publicUrl, mode: config.fintoc.mode }, "relay listening");

  return {
    url,
    database,
    async close() {
      stopping = true;
      const closed = new Promise((resolve) => server.close(resolve));
      feeds.close();
      exports.close();
      creations.close();
      refundCreations.close();
      limiter.close();
      warmUp.close();
      const idle = setInterval(() => {
        server.closeIdleConnections();
        closeSilentConnections();
      }, 50);
      const others = [refundAsker.close(), refundSearch.close(), alertSender.close()];
      const finished = [closed, asker.close(), withdrawals.close(), pruning.close(), ...others];
      await withinMs(finishMs, Promise.all(finished));
      clearInterval(idle);
      server.closeAllConnections();
      await withinMs(
        closeDatabaseMs,
        Promise.all([shared.close(), reader.close()]).then(() => database.destroy()),
      );
      log.info("relay stopped");
    },
  };
}

/** Waits for the work, but no longer than this. */
async function withinMs(ms: number, work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const late = delay(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([work, late]);
  waiting.abort();
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
