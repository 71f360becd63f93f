import * as v from "valibot";

import { currencySchema, localeSchema } from "./money.ts";

/** A store as its tills see it. Amounts are in the currency's smallest unit. */
export const storeSchema = v.object({
  id: v.string(),
  name: v.string(),
  currency: currencySchema,
  locale: localeSchema,
  timeZone: v.string(),
  dayStartsAtHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
  limits: v.object({
    maxAmount: v.nullable(v.number()),
    confirmAbove: v.nullable(v.number()),
  }),
  /** Which tips, in per cent, the till offers beside a free one; `null`: the store takes none. */
  tips: v.optional(v.nullable(v.object({ percents: v.array(v.number()) })), null),
  /** Amounts that are one touch away. */
  quickAmounts: v.optional(v.array(v.number()), []),
  /** A picture as a `data:` URL (PNG, JPEG or SVG). */
  logo: v.optional(v.nullable(v.string()), null),
  /** The merchant as it stands on a receipt, where it differs from the store. */
  business: v.optional(
    v.nullable(v.object({ name: v.nullable(v.string()), taxId: v.nullable(v.string()) })),
    null,
  ),
  /** The merchant's own words at the end of a receipt. */
  receiptWords: v.optional(v.nullable(v.string()), null),
});
export type Store = v.InferOutput<typeof storeSchema>;

export const tillSchema = v.object({ id: v.string(), name: v.string() });
