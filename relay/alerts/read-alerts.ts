import * as v from "valibot";

import { alertsSchema, type Alerts } from "../../contract/alerts.ts";
import type { Relay } from "../relay.ts";
import { emailsFrom } from "./alert-emails.ts";
import { alertsVersion, readAlertSettings } from "./alert-settings.ts";
import { outboundRules } from "./deliver-alert.ts";

const mostDeliveries = 30;

/** How a store's alerts are set, and what became of the last ones. The secret is not among it. */
export async function readAlerts(relay: Relay, storeId: string): Promise<Alerts> {
  const { database } = relay;
  // The number first: what changes between the two is noticed, never overwritten.
  const version = await alertsVersion(database, storeId);
  const settings = await readAlertSettings(database, storeId);
  const rows = await database
    .selectFrom("alerts")
    .leftJoin("payment_intents", "payment_intents.id", "alerts.intent_id")
    .selectAll("alerts")
    .select(["payment_intents.amount", "payment_intents.currency"])
    .where("alerts.store_id", "=", storeId)
    .orderBy("alerts.created_at", "desc")
    .orderBy("alerts.id")
    .limit(mostDeliveries)
    .execute();
  const { secret_at: secretAt, webhook_url: url } = settings;
  return v.parse(alertsSchema, {
    version,
    webhook: url === null || secretAt === null ? null : { url, secretAt },
    emails: emailsFrom(settings.emails),
    smtp: relay.config.smtp === null ? "missing" : "ready",
    loopbackAllowed: outboundRules(relay).loopback,
    deliveries: rows.map((row) => ({
      id: row.id,
      reason: row.reason,
      channel: row.channel,
      recipient: row.recipient,
      state: row.state,
      tries: row.tries,
      outcome: row.outcome,
      createdAt: row.created_at,
      nextAt: row.next_at,
      endedAt: row.ended_at,
      sale:
        row.intent_id === null
          ? null
          : { id: row.intent_id, amount: row.amount, currency: row.currency },
    })),
  });
}
