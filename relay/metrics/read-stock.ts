import { attentions, isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { isRefundFinal, refundStatuses } from "../../contract/refund.ts";
import type { Database } from "../database/open-database.ts";
import type { StockGauges } from "./metrics.ts";

const dayMs = 86_400_000;
const openRefundStatuses = refundStatuses.filter((status) => !isRefundFinal(status));
const openStatuses = paymentIntentStatuses.filter((status) => !isFinal(status));

/**
 * Sets the gauges of what stands in the database. Six queries, each answered from an index of
 * its own (migrations 0040, 0062 and 0067), so that a scrape costs the same after years.
 * @param now Unix milliseconds
 */
export async function readStock(
  database: Database,
  gauges: StockGauges,
  now: number,
): Promise<void> {
  const ageOf = (instant: string) => Math.max(0, (now - Date.parse(instant)) / 1_000);
  const [open, attention, webhook, refunds, waiting, givenUp] = await Promise.all([
    database
      .selectFrom("payment_intents")
      .select((row) => ["status", row.fn.countAll().as("count"), row.fn.min("created_at").as("at")])
      .where("final_at", "is", null)
      .groupBy("status")
      .execute(),
    database
      .selectFrom("payment_intents")
      .select((row) => ["attention", row.fn.countAll().as("count")])
      .where("attention", "is not", null)
      .where("settled_at", "is", null)
      .groupBy("attention")
      .execute(),
    database
      .selectFrom("events")
      .select((row) => row.fn.max("received_at").as("at"))
      .executeTakeFirst(),
    database
      .selectFrom("refunds")
      .select((row) => ["status", row.fn.countAll().as("count"), row.fn.min("created_at").as("at")])
      .where("final_at", "is", null)
      .groupBy("status")
      .execute(),
    database
      .selectFrom("alerts")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("next_at", "is not", null)
      .executeTakeFirst(),
    database
      .selectFrom("alerts")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("state", "=", "failed")
      .where("ended_at", ">", new Date(now - dayMs).toISOString())
      .where("reason", "!=", "test")
      .executeTakeFirst(),
  ]);
  gauges.alertsWaiting.set(Number(waiting?.count ?? 0));
  gauges.alertsGivenUp.set(Number(givenUp?.count ?? 0));
  for (const status of openStatuses) {
    const row = open.find((each) => each.status === status);
    gauges.openIntents.set({ status }, Number(row?.count ?? 0));
    const age = row === undefined ? 0 : ageOf(row.at);
    gauges.oldestOpenIntentSeconds.set({ status }, age);
  }
  for (const kind of attentions) {
    const row = attention.find((each) => each.attention === kind);
    gauges.attentionWaiting.set({ attention: kind }, Number(row?.count ?? 0));
  }
  for (const status of openRefundStatuses) {
    const row = refunds.find((each) => each.status === status);
    gauges.openRefunds.set({ status }, Number(row?.count ?? 0));
    gauges.oldestOpenRefundSeconds.set({ status }, row === undefined ? 0 : ageOf(row.at));
  }
  // The type has no null, the answer of an empty table has.
  const lastWebhookAt: string | null | undefined = webhook?.at;
  if (typeof lastWebhookAt === "string") gauges.sinceLastWebhookSeconds.set(ageOf(lastWebhookAt));
  else gauges.sinceLastWebhookSeconds.remove();
}
