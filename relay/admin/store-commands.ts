import { randomUUID } from "node:crypto";

import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import { parseRut } from "../../contract/identifiers.ts";
import { currencies, largestAmount, locales, type Currency } from "../../contract/money.ts";
import { lockStores } from "../changes/record-change.ts";
import { productNames } from "../fintoc/fintoc-product.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { changeLogo, recordSettings, settingsOf } from "../stores/change-store.ts";
import {
  businessOf,
  businessProfileSchema,
  numbersFrom,
  type BusinessProfile,
  type Recipient,
} from "../stores/store.ts";
import { CommandError } from "./command-error.ts";
import { readOptions, required, wholeNumber, type Parsed } from "./options.ts";
import { describeLogo, readLogo } from "./read-logo.ts";
import { alertSettings, alertWishOf, describeAlerts, setAlerts } from "./alert-commands.ts";
import { checkSettings, none, tillSettings, tillSettingsOf } from "./till-settings.ts";

const settings = [
  "name",
  "time-zone",
  "locale",
  "day-starts-at-hour",
  "recipient-holder-id",
  "recipient-number",
  "recipient-type",
  "recipient-institution",
  "business-name",
  "business-category",
  "business-tax-id",
  "max-amount",
  "confirm-above",
  "product",
  ...tillSettings,
];

/** `store add --name … --currency CLP|MXN --time-zone …` → `{"store":{"id",…}}` */
export async function addStore(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["currency", ...settings]);
  const currency = currencies.find((each) => each === required(parsed, "currency").toUpperCase());
  if (currency === undefined) throw new CommandError("--currency must be CLP or MXN");
  required(parsed, "name");
  required(parsed, "time-zone");
  const row: StoreRow = {
    id: randomUUID(),
    name: "",
    currency,
    locale: currency === "CLP" ? "es-CL" : "es-MX",
    time_zone: "",
    day_starts_at_hour: 0,
    recipient: null,
    business_profile: null,
    max_amount: null,
    confirm_above: null,
    product: "payment_intent",
    tips: null,
    quick_amounts: null,
    receipt_words: null,
    feed_position: 0,
    feed_pruned_position: 0,
    created_at: new Date().toISOString(),
    ...changesOf(parsed, currency, null),
  };
  checkSettings(row, currency);
  const logo = (await logoOf(parsed)) ?? null;
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto("stores").values(row).execute();
    if (logo === null) return;
    await transaction.insertInto("store_logos").values({ store_id: row.id, logo }).execute();
  });
  return { store: describe(row, logo) };
}

/** `store update ID …` → `{"store":{"id",…}}` */
export async function updateStore(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, [...settings, ...alertSettings]);
  const id = parsed.positionals[0] ?? "";
  const row = await selectStores(database).where("stores.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new CommandError(`No store has the id ${id}: see store list`);
  const currency = currencies.find((each) => each === row.currency) ?? "CLP";
  const changes = changesOf(parsed, currency, row.business_profile);
  const logo = await logoOf(parsed);
  const alerts = alertWishOf(parsed);
  if (Object.keys(changes).length === 0 && logo === undefined && alerts === null) {
    const options = [...settings, ...alertSettings].map((each) => `--${each}`).join(" ");
    throw new CommandError(`Nothing to change. Options: ${options}`);
  }
  const changed = { ...row, ...changes };
  checkSettings(changed, currency);
  const now = new Date().toISOString();
  const alertSecret = await database.transaction().execute(async (transaction) => {
    await lockStores(transaction, [id]);
    if (Object.keys(changes).length > 0) {
      await transaction.updateTable("stores").set(changes).where("id", "=", id).execute();
    }
    const both = { before: settingsOf(row), after: settingsOf(changed) };
    await recordSettings(transaction, id, both, null, now);
    if (logo !== undefined) await changeLogo(transaction, id, logo, null, now);
    return alerts === null ? null : setAlerts(transaction, id, alerts, now);
  });
  const store = describe(changed, logo === undefined ? row.logo : logo);
  if (alerts === null) return { store };
  const described = { ...store, alerts: await describeAlerts(database, id) };
  return { store: described, ...(alertSecret === null ? {} : { alertSecret }) };
}

/** `store list` → `{"stores":[…]}` */
export async function listStores(database: Database) {
  const rows = await selectStores(database).orderBy("created_at").execute();
  return { stores: rows.map((row) => describe(row, row.logo)) };
}

function selectStores(database: Database) {
  return database
    .selectFrom("stores")
    .leftJoin("store_logos", "store_logos.store_id", "stores.id")
    .selectAll("stores")
    .select("store_logos.logo");
}

/** `null` takes the logo away, `undefined` leaves it. */
async function logoOf({ options }: Parsed): Promise<string | null | undefined> {
  const file = options["logo"];
  if (file === undefined) return undefined;
  return file === none ? null : readLogo(file);
}

/** @param profile the business profile that is stored: what is not named of it stays */
function changesOf(parsed: Parsed, currency: Currency, profile: string | null): Partial<StoreRow> {
  const { options } = parsed;
  const changes: Partial<StoreRow> = {};
  if (options["name"] !== undefined) changes.name = required(parsed, "name");
  const zone = options["time-zone"];
  if (zone !== undefined) changes.time_zone = timeZone(zone);
  const locale = options["locale"];
  if (locale !== undefined) {
    const known = locales.find((each) => each === locale);
    if (known === undefined)
      throw new CommandError(`--locale must be one of ${locales.join(", ")}`);
    changes.locale = known;
  }
  const hour = options["day-starts-at-hour"];
  if (hour !== undefined)
    changes.day_starts_at_hour = wholeNumber("day-starts-at-hour", hour, 0, 23);
  const most = largestAmount[currency];
  const maxAmount = options["max-amount"];
  if (maxAmount !== undefined) changes.max_amount = wholeNumber("max-amount", maxAmount, 1, most);
  const confirmAbove = options["confirm-above"];
  if (confirmAbove !== undefined) {
    changes.confirm_above = wholeNumber("confirm-above", confirmAbove, 0, most);
  }
  const product = options["product"];
  if (product !== undefined) {
    const known = productNames.find((each) => each === product);
    if (known === undefined) {
      throw new CommandError(`--product must be one of ${productNames.join(", ")}`);
    }
    changes.product = known;
  }
  const recipient = recipientOf(parsed, currency);
  if (recipient !== null) changes.recipient = JSON.stringify(recipient);
  const named = businessProfileOf(parsed);
  if (named !== null) {
    const known = profile === null ? {} : v.parse(businessProfileSchema, JSON.parse(profile));
    changes.business_profile = JSON.stringify({ ...known, ...named });
  }
  return { ...changes, ...tillSettingsOf(parsed, currency) };
}

function recipientOf(parsed: Parsed, currency: Currency): Recipient | null {
  const names = settings.filter((name) => name.startsWith("recipient-"));
  if (names.every((name) => parsed.options[name] === undefined)) return null;
  if (currency !== "CLP") {
    throw new CommandError("--recipient-… is for Chile only: leave it out, Fintoc collects in MXN");
  }
  const holderId = parseRut(required(parsed, "recipient-holder-id"));
  if (holderId === null) {
    throw new CommandError("--recipient-holder-id is no RUT: its check digit does not fit");
  }
  const number = required(parsed, "recipient-number").replaceAll("-", "").replace(/^0+/u, "");
  if (!/^\d{1,20}$/u.test(number)) throw new CommandError("--recipient-number must be digits");
  const type = required(parsed, "recipient-type");
  if (type !== "checking_account" && type !== "sight_account") {
    throw new CommandError("--recipient-type must be checking_account or sight_account");
  }
  const institution = required(parsed, "recipient-institution");
  return { holder_id: holderId, number, type, institution_id: institution };
}

function businessProfileOf({ options }: Parsed): BusinessProfile | null {
  const name = options["business-name"];
  const category = options["business-category"];
  const taxId = options["business-tax-id"];
  if (name === undefined && category === undefined && taxId === undefined) return null;
  return {
    ...(name === undefined ? {} : { name }),
    ...(category === undefined ? {} : { category }),
    ...(taxId === undefined ? {} : { tax_id: taxId }),
  };
}

function timeZone(name: string): string {
  try {
    businessDay("2026-01-01", name, 0);
    return name;
  } catch {
    throw new CommandError(`--time-zone is unknown: ${name}. Example: America/Santiago`);
  }
}

function describe(row: StoreRow, logo: string | null) {
  return {
    id: row.id,
    name: row.name,
    currency: row.currency,
    locale: row.locale,
    timeZone: row.time_zone,
    dayStartsAtHour: row.day_starts_at_hour,
    maxAmount: row.max_amount,
    confirmAbove: row.confirm_above,
    product: row.product,
    tips: numbersFrom(row.tips),
    quickAmounts: numbersFrom(row.quick_amounts),
    logo: logo === null ? null : describeLogo(logo),
    business: businessOf(row),
    receiptWords: row.receipt_words,
  };
}
