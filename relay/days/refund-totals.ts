import * as v from "valibot";

import type { DayTotals } from "../../contract/day-totals.ts";
import { isRefundFinal, refundStatusSchema, type RefundStatus } from "../../contract/refund.ts";
import type { Database } from "../database/open-database.ts";

/** Instants, ISO 8601: [from, to). */
interface Between {
  readonly from: string;
  readonly to: string;
}

/**
 * What was paid back to customers in an interval, and what was asked for in it and has no end yet.
 * A refund belongs to the day of its own end, whenever the payment was: neither changes the other's.
 */
export async function refundTotals(
  database: Database,
  storeIds: readonly string[],
  { from, to }: Between,
): Promise<DayTotals["refunds"]> {
  const sums = database
    .selectFrom("refunds")
    .select((refund) => [
      refund.fn.countAll<number | string>().as("count"),
      refund.fn.sum<number | string | null>("amount").as("amount"),
    ])
    .where("store_id", "in", storeIds);
  const succeeded = await sums
    .where("status", "=", "succeeded")
    .where("final_at", ">=", from)
    .where("final_at", "<", to)
    .executeTakeFirstOrThrow();
  const underway = await sums
    .where("final_at", "is", null)
    .where("created_at", ">=", from)
    .where("created_at", "<", to)
    .executeTakeFirstOrThrow();
  return { succeeded: toSum(succeeded), underway: toSum(underway) };
}

/** PostgreSQL gives its large integers as text, and a sum of nothing is null. */
function toSum(row: { readonly count: number | string; readonly amount: number | string | null }) {
  return { count: Number(row.count), amount: Number(row.amount ?? 0) };
}

/** A refund that has come to its end. */
export interface EndedRefund {
  readonly id: string;
  readonly intentId: string;
  readonly status: RefundStatus;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly finalAt: string;
}

/** A store's refunds that came to their end in an interval, in its order: for a closing. */
export async function refundsEndedBetween(
  database: Database,
  storeId: string,
  { from, to }: Between,
): Promise<readonly EndedRefund[]> {
  const rows = await database
    .selectFrom("refunds")
    .select(["id", "intent_id", "status", "amount", "final_at"])
    .where("store_id", "=", storeId)
    .where("final_at", ">=", from)
    .where("final_at", "<", to)
    .orderBy("final_at")
    .orderBy("id")
    .execute();
  return rows.flatMap(({ amount, final_at: finalAt, id, intent_id: intentId, status }) => {
    const known = v.parse(refundStatusSchema, status);
    if (finalAt === null || !isRefundFinal(known)) return [];
    return [{ id, intentId, status: known, amount, finalAt }];
  });
}
