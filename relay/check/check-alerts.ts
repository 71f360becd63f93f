import { emailsFrom } from "../alerts/alert-emails.ts";
import { callWebhook } from "../alerts/call-webhook.ts";
import { readWebhookAddress } from "../alerts/webhook-address.ts";
import type { OutboundRules } from "../alerts/outbound-address.ts";
import type { SmtpConfig } from "../alerts/read-smtp.ts";
import { verifySmtp } from "../alerts/send-mail.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import { isLoopback } from "../http/is-loopback.ts";
import { good, notChecked, problem, type Finding } from "./finding.ts";

const alerts = "Alerts";
const mail = "Mail server";

/** Whether what needs a person reaches somebody outside the app. Sends nobody anything. */
export async function checkAlerts(
  database: Database,
  { alertPrivateAddresses: privateAddresses, publicUrl, smtp }: Config,
): Promise<readonly Finding[]> {
  const stores = await database
    .selectFrom("alert_settings")
    .innerJoin("stores", "stores.id", "alert_settings.store_id")
    .select(["stores.name", "webhook_url", "emails"])
    .orderBy("stores.created_at")
    .execute();
  const told = stores
    .map(({ emails, name, webhook_url: url }) => ({
      name,
      url,
      mails: emailsFrom(emails).length > 0,
    }))
    .filter(({ mails, url }) => url !== null || mails);
  const loopback = publicUrl === null || isLoopback(new URL(publicUrl).hostname);
  const findings: Finding[] = [];
  for (const { name, url } of told) {
    if (url !== null) findings.push(await checkWebhook(name, url, { loopback, privateAddresses }));
  }
  if (smtp !== null) findings.push(await checkMail(smtp));
  else if (told.some(({ mails }) => mails)) {
    const names = told.filter(({ mails }) => mails).map(({ name }) => name);
    const said = `${names.join(", ")}: e-mails are to be sent, and there is none`;
    findings.push(problem(mail, said, "Set SMTP_URL and SMTP_FROM"));
  }
  if (told.length > 0) return findings;
  const nobody = "no store tells anybody outside the app: store update ID --alert-emails …";
  return [notChecked(alerts, nobody), ...findings];
}

async function checkWebhook(store: string, text: string, rules: OutboundRules): Promise<Finding> {
  const url = readWebhookAddress(text, rules.loopback);
  const toDo =
    "Correct it (store update ID --alert-webhook …), or let this computer reach it; in a private network set ALERT_PRIVATE_ADDRESSES=true";
  const { host } = new URL(text);
  const outcome = url.ok
    ? await callWebhook(url.value, { method: "HEAD", headers: {}, body: "" }, rules)
    : "address_refused";
  // Any answer shows that somebody is there: what it is to a signed message only a test can show.
  const isThere = outcome === "delivered" || outcome.startsWith("http_");
  if (isThere) return good(alerts, `${store}: ${host} answers`);
  return problem(alerts, `${store}: ${host}: ${outcome}`, toDo);
}

async function checkMail(smtp: SmtpConfig): Promise<Finding> {
  const outcome = await verifySmtp(smtp);
  const where = `${smtp.host}:${smtp.port}`;
  if (outcome === "delivered") return good(mail, `${where} takes the login`);
  return problem(mail, `${where}: ${outcome}`, "Correct SMTP_URL, or let this computer reach it");
}
