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
});
export type Store = v.InferOutput<typeof storeSchema>;

export const tillSchema = v.object({ id: v.string(), name: v.string() });
