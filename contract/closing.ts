/** The closing of a store's day (Z): what it holds, and what may be asked of it. */
import * as v from "valibot";

import { currencySchema, localeSchema } from "./money.ts";
import {
  attentionSchema,
  attentionSettledSchema,
  instantSchema,
  modeSchema,
  paymentIntentStatusSchema,
} from "./payment-intent.ts";
import { uuidSchema } from "./uuid.ts";

const namedSchema = v.object({ id: v.string(), name: v.string() });

/** Amounts are in the currency's smallest unit. */
const sum = { count: v.number(), amount: v.number() };
const receivedSchema = v.object({
  ...sum,
  /** Within `amount`. */
  tips: v.number(),
});
/** What ended, and what of it is money received. */
const totals = { ...sum, received: receivedSchema };

/** A payment intent as a closing names it, as it was at that moment. */
const named = {
  id: uuidSchema,
  amount: v.number(),
  reference: v.nullable(v.string()),
  till: namedSchema,
  createdAt: instantSchema,
};

/** Received now, but begun before the last closing: counted here, never there. */
const lateSchema = v.object({
  ...named,
  finalAt: v.nullable(instantSchema),
  attention: v.nullable(attentionSchema),
  /** The closing in whose time it was begun. */
  ofClosing: v.nullable(v.number()),
  /** How an earlier closing had counted it; `null`: it was still open then. */
  endedAs: v.nullable(paymentIntentStatusSchema),
});

/**
 * An earlier closing counted it otherwise than it stands now: taken back (`change` below 0) because
 * it is in doubt since, or given (above 0) because the doubt is over.
 */
const correctionSchema = v.object({
  ...named,
  change: v.number(),
  attention: v.nullable(attentionSchema),
  /** The closing that counted it last. */
  ofClosing: v.number(),
});

/** Paid back to the customer since: its own line, never taken from `received`. */
const refundItemSchema = v.object({
  ...named,
  refunded: v.number(),
  /** The closing that counted the payment last; `null`: this one does. */
  ofClosing: v.nullable(v.number()),
});

const openSchema = v.object({
  ...named,
  status: paymentIntentStatusSchema,
  /** The cashier has cancelled it; money that is moving may still arrive. */
  cancelled: v.boolean(),
});
export type OpenItem = v.InferOutput<typeof openSchema>;

const attentionItemSchema = v.object({
  ...named,
  status: paymentIntentStatusSchema,
  attention: attentionSchema,
  settled: v.nullable(attentionSettledSchema),
});
export type AttentionItem = v.InferOutput<typeof attentionItemSchema>;

/** Of what is open or needs a person the oldest are named, so many at most; all are counted. */
export const mostNamed = 200;

/** What a closing holds. All that ended since the one before it, each payment intent once for ever. */
export const closingFiguresSchema = v.object({
  store: v.object({
    id: v.string(),
    name: v.string(),
    locale: localeSchema,
    timeZone: v.string(),
  }),
  mode: modeSchema,
  currency: currencySchema,
  /** The end of the closing before; `null`: from the beginning. */
  from: v.nullable(instantSchema),
  /** When it was closed. */
  to: instantSchema,
  /** The business days in which the sales were begun that this closing is about, late ones aside. */
  days: v.object({ first: v.string(), last: v.string() }),
  ...totals,
  /** Told as paid, but with an amount mismatch or a contradiction: not counted as received. */
  inDoubt: v.object(sum),
  byStatus: v.array(v.object({ status: paymentIntentStatusSchema, ...sum })),
  byTill: v.array(v.object({ till: namedSchema, ...totals })),
  /** `cashier` is null for what was charged without a session. */
  byCashier: v.array(v.object({ cashier: v.nullable(namedSchema), ...totals })),
  /** Within `received`. */
  late: v.object({ ...sum, items: v.array(lateSchema) }),
  /** Beside `received`, never within it; `amount` and `tips` may be below 0. */
  corrections: v.object({ ...sum, tips: v.number(), items: v.array(correctionSchema) }),
  /** Payments of which something was paid back, and how much; beside `received`. */
  refunds: v.object({ ...sum, items: v.array(refundItemSchema) }),
  open: v.object({ ...sum, items: v.array(openSchema) }),
  /** What waits for a person, and what a manager has settled since the closing before. */
  attention: v.object({ ...sum, waiting: v.number(), items: v.array(attentionItemSchema) }),
});
export type ClosingFigures = v.InferOutput<typeof closingFiguresSchema>;

/** A closing as it was made, for ever. */
export const closingSchema = v.object({
  id: uuidSchema,
  /** 1, 2, 3… of its store, without gaps. */
  number: v.number(),
  closedBy: namedSchema,
  /** Where it was closed. */
  till: namedSchema,
  ...closingFiguresSchema.entries,
  /** The closing before it, so that none can be changed or taken out unseen; `null`: it is the first. */
  previousHash: v.nullable(v.string()),
  /** SHA-256 of all above, as it is stored. */
  hash: v.string(),
});
export type Closing = v.InferOutput<typeof closingSchema>;

/** One line of the list of closings. */
export const closingSummarySchema = v.object({
  ...v.pick(closingSchema, ["id", "number", "mode", "currency", "from", "to", "days"]).entries,
  timeZone: v.string(),
  closedBy: namedSchema,
  till: namedSchema,
  received: receivedSchema,
  late: v.object(sum),
  corrections: v.object(sum),
  refunds: v.object(sum),
  open: v.object(sum),
  /** How many waited for a person. */
  waiting: v.number(),
});
export type ClosingSummary = v.InferOutput<typeof closingSummarySchema>;

/** As much of the closing before as the next one begins with. */
export const lastClosingSchema = v.pick(closingSchema, ["number", "to", "closedBy", "till"]);

/** What a closing would hold now. */
export const nextClosingSchema = v.object({
  /** The store's last closing; its number is to be sent along. */
  last: v.nullable(lastClosingSchema),
  /** Nothing has ended or been corrected since: closing it takes a word more. */
  empty: v.boolean(),
  figures: closingFiguresSchema,
});
export type NextClosing = v.InferOutput<typeof nextClosingSchema>;

/** The manager's wish to close. */
export const closeBodySchema = v.strictObject({
  /** The number of the last closing that the manager has seen; 0: none. */
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whether it may be closed with nothing in it. */
  evenEmpty: v.optional(v.boolean(), false),
});

export const closingAnswerSchema = v.object({ closing: closingSchema });
export const nextClosingAnswerSchema = v.object({ next: nextClosingSchema });
export const closingsAnswerSchema = v.object({
  closings: v.array(closingSummarySchema),
  nextCursor: v.nullable(v.string()),
});
/** Both are text, as they stand in the address. */
export const closingsQuerySchema = v.object({
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/u), v.transform(Number), v.minValue(1), v.maxValue(100)),
    "20",
  ),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/u), v.transform(Number))),
});
/** A closing's number in an address. */
export const closingNumberSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/u));
