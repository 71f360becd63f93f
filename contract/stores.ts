/** The stores of a manager: one is looked at, or all of them. */
import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { instantSchema } from "./payment-intent.ts";
import { storeSchema } from "./store.ts";

/** What `?store=` says for every store of the manager's. */
export const allStores = "all";

/** A store as its manager chooses it: without its picture. */
const managedStoreSchema = v.omit(storeSchema, ["logo"]);
export type ManagedStore = v.InferOutput<typeof managedStoreSchema>;

export const managedStoresAnswerSchema = v.object({ stores: v.array(managedStoreSchema) });

const totalSchema = v.object({ count: v.number(), amount: v.number() });
/** A day's sums, in the currency's smallest unit. */
const sums = {
  /** All payment intents, whatever became of them. */
  count: v.number(),
  received: totalSchema,
  open: totalSchema,
  /** What needs a person and nobody has dealt with yet. */
  attention: totalSchema,
};

/** One business day of every store of the manager's, each from its own first hour by its own clock. */
export const storesDaySchema = v.object({
  date: v.string(),
  stores: v.array(
    v.object({
      store: v.object({ id: v.string(), name: v.string() }),
      from: instantSchema,
      to: instantSchema,
      currency: currencySchema,
      ...sums,
    }),
  ),
  byCurrency: v.array(v.object({ currency: currencySchema, ...sums })),
});
export type StoresDay = v.InferOutput<typeof storesDaySchema>;
export const storesDayAnswerSchema = v.object({ day: storesDaySchema });
