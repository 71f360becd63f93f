import * as v from "valibot";

import { currencySchema, localeSchema } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
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

/** A store as its tills see it. */
export function toStore(row: StoreRow): Store {
  return {
    id: row.id,
    name: row.name,
    currency: v.parse(currencySchema, row.currency),
    locale: v.parse(localeSchema, row.locale),
    timeZone: row.time_zone,
    dayStartsAtHour: row.day_starts_at_hour,
    limits: { maxAmount: row.max_amount, confirmAbove: row.confirm_above },
    tips: null,
    quickAmounts: [],
    logo: null,
    business: null,
    receiptWords: null,
  };
}
