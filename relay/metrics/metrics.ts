import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the rooms of the relay count while they work; all of it stands in `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  /** By what became of it: an `IntakeResult`, or why it was refused. */
  readonly webhooks: Counter<"result">;
  /** From a webhook's arrival to its commit. */
  readonly webhookCommitSeconds: Histogram;
  /** From the transaction of a change to its writing into an open feed. */
  readonly feedWriteSeconds: Histogram;
  readonly asks: Counter<"result">;
  readonly fintocCalls: Counter<"kind" | "status">;
  readonly fintocCallSeconds: Histogram<"kind">;
  /** Messages of alerts that were tried to be sent, by what came of it. */
  readonly alertTries: Counter<"channel" | "result">;
  readonly stock: StockGauges;
}

/** What stands in the database, read when somebody asks for the metrics. */
export interface StockGauges {
  readonly databaseUp: Gauge;
  readonly openIntents: Gauge<"status">;
  readonly oldestOpenIntentSeconds: Gauge<"status">;
  readonly attentionWaiting: Gauge<"attention">;
  readonly openRefunds: Gauge<"status">;
  readonly oldestOpenRefundSeconds: Gauge<"status">;
  readonly alertsWaiting: Gauge;
  readonly alertsGivenUp: Gauge;
  readonly sinceLastWebhookSeconds: Gauge;
  readonly feedsOpen: Gauge;
}

const secondsBuckets = [
  0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

/** A relay's own registry: two relays in one process do not count for each other. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const histogram = (name: string, help: string) =>
    new Histogram({ name, help, registers, buckets: secondsBuckets });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    registry,
    webhooks: new Counter({
      name: "cobro_webhooks_total",
      help: "Webhooks received, by what became of them",
      labelNames: ["result"],
      registers,
    }),
    webhookCommitSeconds: histogram(
      "cobro_webhook_commit_seconds",
      "From an authentic webhook's arrival to its commit",
    ),
    feedWriteSeconds: histogram(
      "cobro_feed_write_seconds",
      "From a change's transaction to its writing into an open feed",
    ),
    asks: new Counter({
      name: "cobro_asks_total",
      help: "Payment intents asked about at Fintoc, by result",
      labelNames: ["result"],
      registers,
    }),
    fintocCalls: new Counter({
      name: "cobro_fintoc_calls_total",
      help: "Requests to Fintoc, by kind and HTTP status (or unanswered)",
      labelNames: ["kind", "status"],
      registers,
    }),
    fintocCallSeconds: new Histogram({
      name: "cobro_fintoc_call_seconds",
      help: "How long Fintoc took to answer",
      labelNames: ["kind"],
      registers,
      buckets: secondsBuckets,
    }),
    alertTries: new Counter({
      name: "cobro_alert_tries_total",
      help: "Tries to send an alert, by channel and what came of it",
      labelNames: ["channel", "result"],
      registers,
    }),
    stock: {
      databaseUp: gauge("cobro_database_up", "1 when the database answered this scrape"),
      openIntents: new Gauge({
        name: "cobro_payment_intents_open",
        help: "Payment intents without an end, by status",
        labelNames: ["status"],
        registers,
      }),
      oldestOpenIntentSeconds: new Gauge({
        name: "cobro_oldest_open_payment_intent_seconds",
        help: "Age of the oldest payment intent without an end, by status",
        labelNames: ["status"],
        registers,
      }),
      attentionWaiting: new Gauge({
        name: "cobro_attention_waiting",
        help: "Payment intents that wait for a person, by why",
        labelNames: ["attention"],
        registers,
      }),
      openRefunds: new Gauge({
        name: "cobro_refunds_open",
        help: "Refunds without an end, by status",
        labelNames: ["status"],
        registers,
      }),
      oldestOpenRefundSeconds: new Gauge({
        name: "cobro_oldest_open_refund_seconds",
        help: "Age of the oldest refund without an end, by status",
        labelNames: ["status"],
        registers,
      }),
      alertsWaiting: gauge(
        "cobro_alerts_waiting",
        "Messages of alerts that have not been delivered and are tried again",
      ),
      alertsGivenUp: gauge(
        "cobro_alerts_given_up",
        "Messages of alerts that were given up within the last 24 hours, tests left out",
      ),
      sinceLastWebhookSeconds: gauge(
        "cobro_seconds_since_last_webhook",
        "Since the last authentic webhook was stored; absent when there was none",
      ),
      feedsOpen: gauge("cobro_feeds_open", "Tills connected to this process' feed"),
    },
  };
}
