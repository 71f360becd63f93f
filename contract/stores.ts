/** The stores of a manager: one is looked at, or all of them. */
import * as v from "valibot";

import { storeSchema } from "./store.ts";

/** What `?store=` says for every store of the manager's. */
export const allStores = "all";

/** A store as its manager chooses it: without its picture. */
const managedStoreSchema = v.omit(storeSchema, ["logo"]);
export type ManagedStore = v.InferOutput<typeof managedStoreSchema>;

export const managedStoresAnswerSchema = v.object({ stores: v.array(managedStoreSchema) });
