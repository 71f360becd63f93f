import type { DayTotals } from "../../contract/day-totals.ts";
import type { Mode } from "../../contract/payment-intent.ts";
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
  storeId: string,
  mode: Mode,
  { from, to }: Between,
): Promise<DayTotals["refunds"]> {
  const sums = database
    .selectFrom("refunds")
    .select((refund) => [
      refund.fn.countAll<number | string>().as("count"),
      refund.fn.sum<number | string | null>("amount").as("amount"),
    ])
    .where("store_id", "=", storeId)
    .where((refund) =>
      refund.exists(
        refund
          .selectFrom("payment_intents")
          .select("payment_intents.id")
          .whereRef("payment_intents.id", "=", "refunds.intent_id")
          .where("payment_intents.mode", "=", mode),
      ),
    );
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
