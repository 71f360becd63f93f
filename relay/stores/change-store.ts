import * as v from "valibot";

import type { Currency } from "../../contract/money.ts";
import { currencySchema } from "../../contract/money.ts";
import type { ChangedValue, ChangeKind, ChangeStoreBody } from "../../contract/people-api.ts";
import { recordChange, type ChangedBy } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { holdStore } from "../staff/hold-store.ts";
import { checkLogoUrl } from "./check-logo.ts";
import { businessProfileSchema, numbersFrom } from "./store.ts";
import { settingFault, type SettingName, type StoreSettings } from "./store-settings.ts";

/** What a manager may set of a store, as its row has it. */
export function settingsOf(row: StoreRow): StoreSettings {
  return {
    maxAmount: row.max_amount,
    confirmAbove: row.confirm_above,
    tips: numbersFrom(row.tips),
    quickAmounts: numbersFrom(row.quick_amounts) ?? [],
    businessName: profileOf(row).name ?? null,
    receiptWords: row.receipt_words,
  };
}

/** Which settings these are: the number of the last change to any of them. */
export async function settingsVersion(database: Database, storeId: string): Promise<number> {
  const row = await database
    .selectFrom("changes")
    .select("number")
    .where("store_id", "=", storeId)
    .where("kind", "like", "store_%")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/**
 * Changes what a manager may set of a store: all of it, or nothing.
 * @throws RelayError store_changed and what `settingFault` and `checkLogoUrl` find
 */
export function changeStore(
  database: Database,
  storeId: string,
  { version, ...wish }: ChangeStoreBody,
  by: ChangedBy,
  now: string,
): Promise<void> {
  const logo = logoOf(wish.logo);
  return database.transaction().execute(async (transaction) => {
    await holdStore(transaction, storeId, by);
    if ((await settingsVersion(transaction, storeId)) !== version) {
      const message = "Somebody else has changed the settings meanwhile: read them again";
      throw new RelayError("store_changed", message, "version");
    }
    const row = await transaction
      .selectFrom("stores")
      .selectAll()
      .where("id", "=", storeId)
      .executeTakeFirstOrThrow();
    const before = settingsOf(row);
    const after = wished(before, wish);
    const currency: Currency = v.parse(currencySchema, row.currency);
    const fault = settingFault(after, currency, (setting) => setting);
    if (fault !== null) throw new RelayError(fault.code, fault.message, fault.param);
    const columns = columnsOf(after, row);
    await transaction.updateTable("stores").set(columns).where("id", "=", storeId).execute();
    await recordSettings(transaction, storeId, { before, after }, by, now);
    if (logo !== undefined) await changeLogo(transaction, storeId, logo, by, now);
  });
}

const kinds: Readonly<Record<SettingName, ChangeKind>> = {
  maxAmount: "store_max_amount",
  confirmAbove: "store_confirm_above",
  tips: "store_tips",
  quickAmounts: "store_quick_amounts",
  businessName: "store_business_name",
  receiptWords: "store_receipt_words",
};
const settingNames = [
  "maxAmount",
  "confirmAbove",
  "tips",
  "quickAmounts",
  "businessName",
  "receiptWords",
] as const satisfies readonly SettingName[];

/** Writes down each setting that differs. Within `lockStores`. */
export async function recordSettings(
  transaction: Database,
  storeId: string,
  { after, before }: { readonly before: StoreSettings; readonly after: StoreSettings },
  by: ChangedBy,
  now: string,
): Promise<void> {
  for (const name of settingNames) {
    const [from, to] = [valueOf(before[name]), valueOf(after[name])];
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const change = { kind: kinds[name], before: from, after: to };
    await recordChange(transaction, storeId, change, by, now);
  }
}

/** Puts a logo in the place of the one before, `null` none; within `lockStores`. */
export async function changeLogo(
  transaction: Database,
  storeId: string,
  logo: string | null,
  by: ChangedBy,
  now: string,
): Promise<void> {
  const known = await transaction
    .selectFrom("store_logos")
    .select("logo")
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  if ((known?.logo ?? null) === logo) return;
  await transaction.deleteFrom("store_logos").where("store_id", "=", storeId).execute();
  if (logo !== null) {
    await transaction.insertInto("store_logos").values({ store_id: storeId, logo }).execute();
  }
  const change = {
    kind: "store_logo",
    before: typeOf(known?.logo ?? null),
    after: typeOf(logo),
  } as const;
  await recordChange(transaction, storeId, change, by, now);
}

function wished(before: StoreSettings, wish: Omit<ChangeStoreBody, "version">): StoreSettings {
  const text = (value: string | null | undefined, known: string | null) =>
    value === undefined ? known : blankToNull(value);
  return {
    maxAmount: wish.maxAmount === undefined ? before.maxAmount : wish.maxAmount,
    confirmAbove: wish.confirmAbove === undefined ? before.confirmAbove : wish.confirmAbove,
    tips: wish.tips === undefined ? before.tips : wish.tips,
    quickAmounts: wish.quickAmounts ?? before.quickAmounts,
    businessName: text(wish.businessName, before.businessName),
    receiptWords: text(wish.receiptWords, before.receiptWords),
  };
}

function blankToNull(text: string | null): string | null {
  const trimmed = text?.replaceAll("\r\n", "\n").trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

function columnsOf(settings: StoreSettings, row: StoreRow) {
  const { businessName, confirmAbove, maxAmount, quickAmounts, receiptWords, tips } = settings;
  const { name: _, ...profile } = profileOf(row);
  const named = businessName === null ? profile : { ...profile, name: businessName };
  return {
    max_amount: maxAmount,
    confirm_above: confirmAbove,
    tips: tips === null ? null : JSON.stringify(tips),
    quick_amounts: quickAmounts.length === 0 ? null : JSON.stringify(quickAmounts),
    receipt_words: receiptWords,
    business_profile: Object.keys(named).length === 0 ? null : JSON.stringify(named),
  };
}

function profileOf({ business_profile: stored }: Pick<StoreRow, "business_profile">) {
  return stored === null ? {} : v.parse(businessProfileSchema, JSON.parse(stored));
}

function logoOf(url: string | null | undefined): string | null | undefined {
  if (url === undefined || url === null) return url;
  const logo = checkLogoUrl(url);
  if (logo.ok) return logo.value;
  throw new RelayError(logo.failure.code, `logo ${logo.failure.message}`, "logo");
}

function valueOf(value: StoreSettings[SettingName]): ChangedValue {
  return typeof value === "object" && value !== null ? [...value] : value;
}

/** A picture itself does not stand in the record. */
function typeOf(logo: string | null): string | null {
  return logo === null ? null : (/^data:([^;,]+)/u.exec(logo)?.[1] ?? "");
}
