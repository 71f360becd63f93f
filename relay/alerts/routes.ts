import { randomUUID } from "node:crypto";

import type { Hono } from "hono";

import { mostTestsAMinute, putAlertsBodySchema } from "../../contract/alerts.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { lockStores } from "../changes/record-change.ts";
import { readParsed } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { managedStore } from "../staff/managed-stores.ts";
import type { AlertSender } from "./alert-sender.ts";
import { changeAlerts, renewSecret } from "./alert-settings.ts";
import { outboundRules } from "./deliver-alert.ts";
import { raiseAlerts } from "./raise-alerts.ts";
import { readAlerts } from "./read-alerts.ts";

const minuteMs = 60_000;

/** A manager sets where their store's alerts go, and tries whether they get there. */
export function addAlertRoutes(app: Hono, relay: Relay, sender: AlertSender): void {
  const { database } = relay;

  app.get(relayRoutes.getAlerts.path, async (context) => {
    const { store } = await managedStore(relay, context);
    return context.json({ alerts: await readAlerts(relay, store.id) });
  });

  app.put(relayRoutes.putAlerts.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    const body = await readParsed(putAlertsBodySchema, context.req.raw);
    if (relay.config.isPractice) {
      const message = "A practised sale is told to nobody: practice has no alerts";
      throw new RelayError("alerts_in_practice", message);
    }
    const wish = { ...body, loopback: outboundRules(relay).loopback };
    const secret = await database
      .transaction()
      .execute((transaction) => changeAlerts(transaction, store.id, wish, manager, relay.now()));
    relay.log.info({ store: store.id, by: manager.id }, "alerts changed");
    return context.json({ alerts: await readAlerts(relay, store.id), secret });
  });

  app.post(relayRoutes.renewAlertSecret.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    const secret = await database
      .transaction()
      .execute((transaction) => renewSecret(transaction, store.id, manager, relay.now()));
    relay.log.info({ store: store.id, by: manager.id }, "alert secret renewed");
    return context.json({ alerts: await readAlerts(relay, store.id), secret });
  });

  app.post(relayRoutes.testAlerts.path, async (context) => {
    const { manager, store } = await managedStore(relay, context);
    await database.transaction().execute(async (transaction) => {
      await lockStores(transaction, [store.id]);
      const { tests } = await transaction
        .selectFrom("alerts")
        .select(({ fn }) => fn.count("subject_id").distinct().as("tests"))
        .where("store_id", "=", store.id)
        .where("created_at", ">", new Date(relay.clock() - minuteMs).toISOString())
        .where("reason", "=", "test")
        .executeTakeFirstOrThrow();
      if (Number(tests) >= mostTestsAMinute) {
        const message = "Enough tests for now: wait a minute";
        throw new RelayError("too_many_requests", message, null, minuteMs / 1_000);
      }
      const test = { storeId: store.id, intentId: null, subjectId: randomUUID() };
      const places = await raiseAlerts(transaction, { ...test, reason: "test" }, relay.now());
      if (places > 0) return;
      const message = "The store has neither a webhook nor an e-mail address to send a test to";
      throw new RelayError("alert_channel_missing", message);
    });
    sender.kick();
    relay.log.info({ store: store.id, by: manager.id }, "alerts tested");
    return context.json({ alerts: await readAlerts(relay, store.id) }, 202);
  });
}
