import type { AlertState } from "../../contract/alerts.ts";
import type { AlertRow } from "../database/schema.ts";
import type { Relay } from "../relay.ts";
import { deliverAlert, type Delivering, type Delivery } from "./deliver-alert.ts";
import { leaseAlerts } from "./lease-alerts.ts";
import { nextTryAt } from "./next-try.ts";

const tickMs = 1_000;
const mostAtOnce = 8;
/** What is under way at a stop may still be heard within this. */
const graceMs = 2_000;

type Sending = Delivering & Pick<Relay, "log" | "metrics">;

/**
 * Sends what waits in the outbox. The schedule is in the database (`next_at`), shared by any number
 * of processes: each leases what it sends. A message is sent until somebody has taken it, so that
 * it may come twice where an answer or a process was lost; its id is the same then.
 */
export interface AlertSender {
  /** Looks now instead of at the next tick. */
  readonly kick: () => void;
  readonly close: () => Promise<void>;
}

export function startAlertSender(relay: Sending): AlertSender {
  const sending = new Set<Promise<void>>();
  const closing = new AbortController();
  let isClosed = false;
  let looking: Promise<void> | null = null;
  const timer = setInterval(kick, tickMs);
  kick();

  function kick(): void {
    if (isClosed || looking !== null) return;
    looking = look()
      .catch((error: unknown) => relay.log.error({ err: error }, "looking for alerts failed"))
      .finally(() => {
        looking = null;
      });
  }

  async function look(): Promise<void> {
    const free = mostAtOnce - sending.size;
    if (free <= 0) return;
    // Most of the time there is nothing: that is seen without a write.
    const due = await relay.database
      .selectFrom("alerts")
      .select("id")
      .where("next_at", "<=", relay.now())
      .limit(1)
      .executeTakeFirst();
    if (due === undefined || isClosed) return;
    for (const row of await leaseAlerts(relay.database, relay.clock, free)) start(row);
  }

  function start(row: AlertRow): void {
    const sent = send(row)
      .catch((error: unknown) => relay.log.error({ err: error, alert: row.id }, "alert failed"))
      .finally(() => {
        sending.delete(sent);
        kick();
      });
    sending.add(sent);
  }

  async function send(row: AlertRow): Promise<void> {
    const delivery = await deliverAlert(relay, row, closing.signal);
    const change = after(row, delivery, relay.clock());
    const { numUpdatedRows } = await relay.database
      .updateTable("alerts")
      .set(change)
      .where("id", "=", row.id)
      // Whoever has leased it since goes on by themselves.
      .where("next_at", "=", row.next_at)
      .executeTakeFirst();
    if (numUpdatedRows === 0n || delivery === "released") return;
    const { channel, id, reason } = row;
    relay.metrics.alertTries.inc({ channel, result: delivery });
    const level = change.state === "failed" || change.state === "waiting" ? "warn" : "info";
    relay.log[level]({ alert: id, channel, reason, delivery, state: change.state }, "alert tried");
  }

  return {
    kick,
    async close() {
      isClosed = true;
      clearInterval(timer);
      const late = setTimeout(() => closing.abort(), graceMs);
      await looking;
      await Promise.all(sending);
      clearTimeout(late);
    },
  };
}

/** What a try has made of a message. @param now Unix milliseconds */
export function after(row: AlertRow, delivery: Delivery, now: number) {
  const at = new Date(now).toISOString();
  const end = (state: AlertState) => ({
    state,
    tries: row.tries + 1,
    outcome: delivery,
    next_at: null,
    ended_at: at,
  });
  switch (delivery) {
    case "delivered":
      return end("delivered");
    case "settled":
    case "channel_removed":
      return { ...end("dropped"), tries: row.tries };
    case "released":
      return { state: row.state, next_at: at };
    default: {
      const tries = row.tries + 1;
      // Whoever asked for a test waits for its outcome.
      const next = row.reason === "test" ? null : nextTryAt(Date.parse(row.created_at), tries, now);
      if (next === null) return end("failed");
      return { state: "waiting", tries, outcome: delivery, next_at: new Date(next).toISOString() };
    }
  }
}
