/** What the day's list can be asked, and what its summary answers. */
import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { attentions, instantSchema, paymentIntentStatuses } from "./payment-intent.ts";

const named = { id: v.string(), name: v.string() };
/** Of several stores, which one it belongs to; a person: which they were added to. */
const namedListSchema = v.array(v.object({ ...named, storeId: v.optional(v.string()) }));

/** What a list comes to, without its rows. */
export const listSummaryAnswerSchema = v.object({
  count: v.number(),
  /** `false`: there are more, and everything here is of the first `count` alone. */
  whole: v.boolean(),
  /** Of everything that was charged, paid or not; `null`: it is of stores with several currencies. */
  amount: v.nullable(v.number()),
  received: v.object({ count: v.number(), amount: v.nullable(v.number()) }),
  /** The same by currency, of all that the stores have; a relay that lists one store alone has none. */
  byCurrency: v.optional(
    v.array(
      v.object({
        currency: currencySchema,
        amount: v.number(),
        received: v.object({ count: v.number(), amount: v.number() }),
      }),
    ),
  ),
  /** When the newest was charged; `null`: the list is empty. */
  newestAt: v.nullable(instantSchema),
  /** How many were charged after `since`. */
  newer: v.number(),
  firstId: v.nullable(v.string()),
  /** Where each page of `listPageRows` begins: `cursor` of one and `until` of the next hold it. */
  pages: v.array(v.string()),
});
export type ListSummary = v.InferOutput<typeof listSummaryAnswerSchema>;

/** What the list can be filtered by: tills and staff, those no longer there too. */
export const listFiltersAnswerSchema = v.object({
  tills: namedListSchema,
  cashiers: namedListSchema,
});

const flag = v.pipe(
  v.picklist(["true", "false"]),
  v.transform((text) => text === "true"),
);

/** What the day's list can be sorted by. */
export const listSorts = [
  "createdAt",
  "status",
  "amount",
  "reference",
  "cashier",
  "till",
  "bankReference",
  "store",
] as const;
export type ListSort = (typeof listSorts)[number];
export const listOrders = ["asc", "desc"] as const;
export type ListOrder = (typeof listOrders)[number];

/** So many rows has a page of `summarizePaymentIntents`. */
export const listPageRows = 100;

/** The filters of the day's list, as they stand in the address. */
export const listQuerySchema = v.object({
  day: v.optional(v.string()),
  status: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",")),
      v.array(v.picklist(paymentIntentStatuses)),
    ),
  ),
  till: v.optional(v.string()),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  /** A staff member's id, or `none`. */
  cashier: v.optional(v.string()),
  /** `unsettled`: those that nobody has dealt with. */
  attention: v.optional(v.union([flag, v.picklist(["unsettled", ...attentions])])),
  sort: v.optional(v.picklist(listSorts), "createdAt"),
  order: v.optional(v.picklist(listOrders), "desc"),
  /** Only rows before this place, a cursor of the summary's. */
  until: v.optional(v.string()),
  /** Counted apart by the summary: what was charged after this instant. */
  since: v.optional(instantSchema),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/u), v.transform(Number), v.minValue(1), v.maxValue(200)),
    "50",
  ),
  cursor: v.optional(v.string()),
});
export type ListQuery = v.InferOutput<typeof listQuerySchema>;
