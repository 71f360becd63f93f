import * as v from "valibot";

import { currencySchema, localeSchema } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";

/** The account that is paid directly (Chile only); without one Fintoc collects. */
export const recipientSchema = v.object({
  holder_id: v.string(),
  number: v.string(),
  type: v.picklist(["checking_account", "sight_account"]),
  institution_id: v.string(),
});
export type Recipient = v.InferOutput<typeof recipientSchema>;

export const businessProfileSchema = v.object({
  name: v.optional(v.string()),
  category: v.optional(v.string()),
  tax_id: v.optional(v.string()),
});
export type BusinessProfile = v.InferOutput<typeof businessProfileSchema>;

const wholeNumbersSchema = v.pipe(v.string(), v.parseJson(), v.array(v.number()));

/** Whole numbers as a column holds them; `null` where it holds none. */
export function numbersFrom(column: string | null): readonly number[] | null {
  return column === null ? null : v.parse(wholeNumbersSchema, column);
}

/** The merchant's names on a receipt, as far as any is known. */
export function businessOf({ business_profile: stored }: Pick<StoreRow, "business_profile">) {
  if (stored === null) return null;
  const { name = null, tax_id: taxId = null } = v.parse(businessProfileSchema, JSON.parse(stored));
  return name === null && taxId === null ? null : { name, taxId };
}

/** A store as its tills see it, with its logo. */
export async function readStore(database: Database, row: StoreRow): Promise<Store> {
  const stored = await database
    .selectFrom("store_logos")
    .select("logo")
    .where("store_id", "=", row.id)
    .executeTakeFirst();
  return toStore(row, stored?.logo ?? null);
}

/** @param logo its picture, where it is to be told */
export function toStore(row: StoreRow, logo: string | null): Store {
  const percents = numbersFrom(row.tips);
  return {
    id: row.id,
    name: row.name,
    currency: v.parse(currencySchema, row.currency),
    locale: v.parse(localeSchema, row.locale),
    timeZone: row.time_zone,
    dayStartsAtHour: row.day_starts_at_hour,
    limits: { maxAmount: row.max_amount, confirmAbove: row.confirm_above },
    tips: percents === null ? null : { percents: [...percents] },
    quickAmounts: [...(numbersFrom(row.quick_amounts) ?? [])],
    logo,
    business: businessOf(row),
    receiptWords: row.receipt_words,
  };
}
