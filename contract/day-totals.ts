import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { attentions, instantSchema, paymentIntentStatusSchema } from "./payment-intent.ts";
import { staffSchema } from "./staff.ts";
import { tillSchema } from "./store.ts";

const sum = { count: v.number(), amount: v.number() };
const noSum = { count: 0, amount: 0 };
/** Intents and their amounts (smallest unit), and what of them is money received. */
const totals = { ...sum, received: v.object(sum) };

export const dayTotalsSchema = v.object({
  /** yyyy-mm-dd, the store's business day; it holds what was created in [from, to). */
  date: v.string(),
  from: instantSchema,
  to: instantSchema,
  currency: currencySchema,
  ...totals,
  /** What may still be paid. With `notPaid`, `received` and `inDoubt` it is all there is. */
  open: v.object(sum),
  /** Ended without a payment. */
  notPaid: v.object(sum),
  /** Of what is received; half a unit and more counts as one. `null`: nothing is received. */
  average: v.nullable(v.number()),
  /** How many of those that have ended are money received; what is in doubt is not. */
  success: v.object({ count: v.number(), of: v.number() }),
  /**
   * From the charge to the bank's word, in milliseconds: half of what is received took no longer.
   * `null`: nothing is received.
   */
  medianPayMs: v.nullable(v.number()),
  /** What needs a person and has not been settled yet. */
  unsettled: v.object(sum),
  /** Told as paid, but with an amount mismatch or a contradiction: not counted as received. */
  inDoubt: v.object(sum),
  /** Paid back in [from, to), and asked for in it without an end yet; `received` stays as it is. */
  refunds: v.optional(v.object({ succeeded: v.object(sum), underway: v.object(sum) }), {
    succeeded: noSum,
    underway: noSum,
  }),
  byStatus: v.array(v.object({ status: paymentIntentStatusSchema, ...sum })),
  byAttention: v.array(v.object({ attention: v.picklist(attentions), ...sum })),
  /** Every hour of the day, from its beginning on, the empty ones too: 23, 24 or 25. */
  byHour: v.array(v.object({ from: instantSchema, to: instantSchema, ...totals })),
  byTill: v.array(v.object({ till: tillSchema, ...totals })),
  /** `cashier` is null for what was charged without a session. */
  byCashier: v.array(
    v.object({ cashier: v.nullable(v.pick(staffSchema, ["id", "name"])), ...totals }),
  ),
});
export type DayTotals = v.InferOutput<typeof dayTotalsSchema>;

export const dayTotalsAnswerSchema = v.object({ day: dayTotalsSchema });
