import {
  changeAlerts,
  readAlertSettings,
  renewSecret,
  type AlertWish,
} from "../alerts/alert-settings.ts";
import { emailsFrom } from "../alerts/alert-emails.ts";
import type { Database } from "../database/open-database.ts";
import { CommandError } from "./command-error.ts";
import { readOptions, type Parsed } from "./options.ts";
import { none } from "./till-settings.ts";

export const alertSettings = ["alert-webhook", "alert-emails"];

/** What `store update` changes of a store's alerts; `null`: nothing. */
export function alertWishOf({ options }: Parsed): AlertWish | null {
  const url = options["alert-webhook"]?.trim();
  const emails = options["alert-emails"]?.trim();
  if (url === undefined && emails === undefined) return null;
  if (url === "" || emails === "") {
    throw new CommandError(`--alert-webhook and --alert-emails take an address, or "${none}"`);
  }
  return {
    ...(url === undefined ? {} : { webhookUrl: url === none ? null : url }),
    ...(emails === undefined ? {} : { emails: emails === none ? [] : emails.split(",") }),
  };
}

/**
 * Within a transaction. A command does not know whether the relay is one for trying out: an http
 * address on this computer is taken, and refused when it is called should the relay be another.
 * @returns the webhook's secret, where it was just made
 */
export function setAlerts(
  transaction: Database,
  storeId: string,
  wish: AlertWish,
  now: string,
): Promise<string | null> {
  const whole = { ...wish, version: null, loopback: true };
  return changeAlerts(transaction, storeId, whole, null, now);
}

export async function describeAlerts(database: Database, storeId: string) {
  const row = await readAlertSettings(database, storeId);
  return { webhook: row.webhook_url, emails: emailsFrom(row.emails) };
}

/** `store alert-secret ID` → `{"alertSecret":"whsec_…"}`; the one before ends at once. */
export async function renewAlertSecret(database: Database, args: readonly string[]) {
  const id = readOptions(args, []).positionals[0] ?? "";
  const store = await database
    .selectFrom("stores")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (store === undefined) throw new CommandError(`No store has the id ${id}: see store list`);
  const now = new Date().toISOString();
  const alertSecret = await database
    .transaction()
    .execute((transaction) => renewSecret(transaction, id, null, now));
  return { alertSecret };
}
