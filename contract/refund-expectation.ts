import * as v from "valibot";

import { businessDay, businessDayOf } from "./business-day.ts";
import { isChileanBankDay, nextChileanBankDay } from "./chile-bank-days.ts";
import type { Currency } from "./money.ts";

const zone = "America/Santiago";
/** What Fintoc has by this hour of a bank day it executes that day, before the other hour. */
const lastHour = 14;
const executedByHour = 19;

/** When the customer will have the money, as far as Fintoc promises anything. */
export const refundExpectationSchema = v.variant("kind", [
  /** ISO 8601 in UTC: 19:00 in Chile of the day on which it was asked for. */
  v.object({ kind: v.literal("today_by"), at: v.string() }),
  /** yyyy-mm-dd: the first bank day after the one on which it was asked for. */
  v.object({ kind: v.literal("next_business_day"), date: v.string() }),
  /** Mexico's is not documented: some business day. */
  v.object({ kind: v.literal("business_days") }),
]);
export type RefundExpectation = v.InferOutput<typeof refundExpectationSchema>;

/**
 * When a refund that Fintoc takes at an instant (Unix milliseconds) is executed. A holiday that is
 * decreed for once may add a day, and Fintoc tries again for five business days when the merchant's
 * balance does not suffice.
 */
export function refundExpectation(createdAt: number, currency: Currency): RefundExpectation {
  if (currency !== "CLP") return { kind: "business_days" };
  const day = businessDayOf(createdAt, zone, 0);
  const inTime = createdAt < businessDay(day, zone, lastHour).from;
  if (!isChileanBankDay(day) || !inTime) {
    return { kind: "next_business_day", date: nextChileanBankDay(day) };
  }
  return {
    kind: "today_by",
    at: new Date(businessDay(day, zone, executedByHour).from).toISOString(),
  };
}
