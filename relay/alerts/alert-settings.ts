import { recordChange, type ChangedBy } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertSettingsRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { holdStore } from "../staff/hold-store.ts";
import { emailsFrom, readEmails } from "./alert-emails.ts";
import { createWebhookSecret } from "./sign-webhook.ts";
import { readWebhookAddress } from "./webhook-address.ts";

/** What is left out stays. */
export interface AlertWish {
  readonly webhookUrl?: string | null;
  readonly emails?: readonly string[];
}

/** As a store has them; one that never set any has none. */
export async function readAlertSettings(
  database: Database,
  storeId: string,
): Promise<AlertSettingsRow> {
  const row = await database
    .selectFrom("alert_settings")
    .selectAll()
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  const none = { webhook_url: null, webhook_secret: null, secret_at: null, emails: "[]" };
  return row ?? { store_id: storeId, ...none };
}

/** Which settings these are: the number of the last change to any of them. */
export async function alertsVersion(database: Database, storeId: string): Promise<number> {
  const row = await database
    .selectFrom("changes")
    .select("number")
    .where("store_id", "=", storeId)
    .where("kind", "in", ["alert_webhook", "alert_emails", "alert_secret"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/**
 * Changes whom a store's alerts go to, and writes down who did. The first address of a webhook makes
 * its secret, none takes the secret away. Within a transaction.
 * @param version of the settings that were seen; `null`: whatever they are
 * @param loopback whether plain http to this computer will do
 * @returns the secret, where it was just made
 * @throws RelayError store_changed, alert_webhook_invalid, alert_webhook_not_https,
 * alert_emails_invalid
 */
export async function changeAlerts(
  transaction: Database,
  storeId: string,
  wish: AlertWish & { readonly version: number | null; readonly loopback: boolean },
  by: ChangedBy,
  now: string,
): Promise<string | null> {
  await holdStore(transaction, storeId, by);
  if (wish.version !== null && (await alertsVersion(transaction, storeId)) !== wish.version) {
    const message = "Somebody else has changed the alerts meanwhile: read them again";
    throw new RelayError("store_changed", message, "version");
  }
  const row = await readAlertSettings(transaction, storeId);
  const url = wish.webhookUrl === undefined ? row.webhook_url : addressOf(wish);
  const emails = wish.emails === undefined ? emailsFrom(row.emails) : mailboxesOf(wish.emails);
  const made = url !== null && row.webhook_secret === null ? createWebhookSecret() : null;
  const changed: AlertSettingsRow = {
    store_id: storeId,
    webhook_url: url,
    webhook_secret: url === null ? null : (made ?? row.webhook_secret),
    secret_at: url === null ? null : made === null ? row.secret_at : now,
    emails: JSON.stringify(emails),
  };
  await keep(transaction, changed);
  if (row.webhook_url !== url) {
    // The whole address may hold a key of the receiver's own.
    const change = { before: hostOf(row.webhook_url), after: hostOf(url) };
    await recordChange(transaction, storeId, { kind: "alert_webhook", ...change }, by, now);
  }
  if (row.emails !== changed.emails) {
    const change = { before: listOf(emailsFrom(row.emails)), after: listOf(emails) };
    await recordChange(transaction, storeId, { kind: "alert_emails", ...change }, by, now);
  }
  return made;
}

/**
 * Makes the webhook's secret anew; the one before ends at once. Within a transaction.
 * @throws RelayError alert_channel_missing
 */
export async function renewSecret(
  transaction: Database,
  storeId: string,
  by: ChangedBy,
  now: string,
): Promise<string> {
  await holdStore(transaction, storeId, by);
  const row = await readAlertSettings(transaction, storeId);
  if (row.webhook_url === null) {
    const message = "The store has no webhook to sign for: set its address first";
    throw new RelayError("alert_channel_missing", message);
  }
  const secret = createWebhookSecret();
  await keep(transaction, { ...row, webhook_secret: secret, secret_at: now });
  await recordChange(transaction, storeId, { kind: "alert_secret" }, by, now);
  return secret;
}

async function keep(transaction: Database, row: AlertSettingsRow): Promise<void> {
  const { store_id: _, ...columns } = row;
  await transaction
    .insertInto("alert_settings")
    .values(row)
    .onConflict((known) => known.column("store_id").doUpdateSet(columns))
    .execute();
}

function addressOf({
  loopback,
  webhookUrl,
}: {
  readonly loopback: boolean;
  readonly webhookUrl?: string | null;
}): string | null {
  if (webhookUrl == null || webhookUrl.trim() === "") return null;
  const url = readWebhookAddress(webhookUrl, loopback);
  if (url.ok) return url.value.href;
  const messages = {
    alert_webhook_invalid:
      "The webhook must be an address such as https://shop.example/cobro, without a name and a password in it",
    alert_webhook_not_https: "The webhook's address must begin with https://",
  };
  throw new RelayError(url.failure, messages[url.failure], "webhookUrl");
}

function mailboxesOf(texts: readonly string[]): readonly string[] {
  const emails = readEmails(texts);
  if (emails.ok) return emails.value;
  throw new RelayError("alert_emails_invalid", emails.failure, "emails");
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).host;
}

function listOf(emails: readonly string[]): string | null {
  return emails.length === 0 ? null : emails.join(", ");
}
