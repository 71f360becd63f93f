import type { AlertOutcome } from "../../contract/alerts.ts";
import type { AlertRow } from "../database/schema.ts";
import { isLoopback } from "../http/is-loopback.ts";
import type { Relay } from "../relay.ts";
import { emailsFrom } from "./alert-emails.ts";
import { alertMail } from "./alert-mail.ts";
import { readMessage, type AlertMessage } from "./alert-message.ts";
import { callWebhook, type WebhookOutcome } from "./call-webhook.ts";
import type { OutboundRules } from "./outbound-address.ts";
import { sendMail } from "./send-mail.ts";
import { signatureHeader, signWebhook } from "./sign-webhook.ts";
import { readWebhookAddress } from "./webhook-address.ts";
import { webhookMessage } from "./webhook-message.ts";

export type Delivering = Pick<
  Relay,
  "database" | "config" | "publicUrl" | "isLocal" | "clock" | "now"
>;
/** `released`: the relay is stopping, and it was not sent. */
export type Delivery = AlertOutcome | WebhookOutcome | "released";

/** Which networks a webhook of this relay may lead to (decision 0050). */
export function outboundRules({
  config,
  publicUrl,
}: Pick<Relay, "config" | "publicUrl">): OutboundRules {
  const loopback = isLoopback(new URL(publicUrl).hostname);
  return { loopback, privateAddresses: config.alertPrivateAddresses };
}

/** Sends one message, unless there is nothing to tell or nobody to be told any more. */
export async function deliverAlert(
  relay: Delivering,
  row: AlertRow,
  closing: AbortSignal,
): Promise<Delivery> {
  const message = await readMessage(relay, row, relay.now());
  if (message.standing !== "open") return "settled";
  const settings = await relay.database
    .selectFrom("alert_settings")
    .selectAll()
    .where("store_id", "=", row.store_id)
    .executeTakeFirst();
  if (row.channel === "webhook") {
    const { webhook_secret: secret, webhook_url: url } = settings ?? {};
    if (url == null || secret == null) return "channel_removed";
    return postAlert(relay, message, { url, secret }, closing);
  }
  if (!emailsFrom(settings?.emails).includes(row.recipient)) return "channel_removed";
  const { smtp } = relay.config;
  if (smtp === null) return "smtp_missing";
  return sendMail(smtp, row.recipient, row.id, alertMail(message));
}

async function postAlert(
  relay: Delivering,
  message: AlertMessage,
  to: { readonly url: string; readonly secret: string },
  closing: AbortSignal,
): Promise<Delivery> {
  const rules = outboundRules(relay);
  const url = readWebhookAddress(to.url, rules.loopback);
  // Set by a command that does not know the relay's own address, or before that changed.
  if (!url.ok) return "address_refused";
  const body = webhookMessage(message);
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Cobro",
    [signatureHeader]: signWebhook(body, to.secret, relay.clock()),
  };
  const outcome = await callWebhook(url.value, { method: "POST", headers, body }, rules, closing);
  return closing.aborted && outcome === "timeout" ? "released" : outcome;
}
