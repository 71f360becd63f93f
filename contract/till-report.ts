import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { instantSchema, paymentIntentStatusSchema } from "./payment-intent.ts";

/** One till's business day, all of it or one cashier's part. Sums are in the smallest unit. */
export const tillReportSchema = v.object({
  day: v.string(),
  from: instantSchema,
  to: instantSchema,
  currency: currencySchema,
  till: v.object({ id: v.string(), name: v.string() }),
  /** `null`: everybody's sales. */
  cashier: v.nullable(v.object({ id: v.string(), name: v.string() })),
  received: v.object({ count: v.number(), sum: v.number(), tips: v.number() }),
  byStatus: v.array(
    v.object({ status: paymentIntentStatusSchema, count: v.number(), sum: v.number() }),
  ),
  /** Sales that may still be paid, and those that need a person. */
  open: v.object({ count: v.number(), sum: v.number() }),
  attention: v.object({ count: v.number(), sum: v.number() }),
  /** The relay's clock when it counted. */
  countedAt: instantSchema,
});
export type TillReport = v.InferOutput<typeof tillReportSchema>;

export const tillReportAnswerSchema = v.object({ report: tillReportSchema });
