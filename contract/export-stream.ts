/** An export on the wire: a line of JSON each for its head, every payment intent, and its end. */
import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { paymentIntentSchema } from "./payment-intent.ts";

/** The most days of one export: a leap year. */
export const longestExportDays = 366;

/** How many rows there are to expect: payments of today may still come meanwhile. */
export const exportCountAnswerSchema = v.object({ rows: v.number(), days: v.number() });

/** By which a payment's business day is known. */
const exportedStoreSchema = v.object({
  id: v.string(),
  name: v.string(),
  currency: currencySchema,
  timeZone: v.string(),
  dayStartsAtHour: v.number(),
});
export type ExportedStore = v.InferOutput<typeof exportedStoreSchema>;

const exportHeadSchema = v.object({
  export: v.object({ rows: v.number(), stores: v.array(exportedStoreSchema) }),
});
export type ExportHead = v.InferOutput<typeof exportHeadSchema>["export"];

/** Without `end`, with the number of all payment intents before it, what came is not the whole. */
const exportEndSchema = v.object({ end: v.object({ rows: v.number() }) });

/** Why it ends before its end. */
const exportFailureSchema = v.object({
  error: v.object({ code: v.string(), message: v.string() }),
});

/** The first that fits; what there are most of comes first. */
export const exportLineSchema = v.union([
  v.object({ paymentIntent: paymentIntentSchema }),
  exportHeadSchema,
  exportEndSchema,
  exportFailureSchema,
]);
export type ExportLine = v.InferInput<typeof exportLineSchema>;
