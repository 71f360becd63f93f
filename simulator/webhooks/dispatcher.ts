import type { WebhookFault } from "../behaviour.ts";
import type { Clock } from "../clock.ts";
import { randomText, type Random } from "../random.ts";
import { planEvent, signEvent, type Notice, type PlannedEvent } from "./event.ts";
import { postWebhook } from "./post.ts";

/** One attempt to deliver an event, or the record that there was none. */
export interface Delivery {
  readonly eventId: string;
  readonly type: string;
  /** Of the payment intent, or of the checkout session where the event is the session's own. */
  readonly intentId: string;
  /** 1 for the first one, up to 18. */
  readonly attempt: number;
  readonly outcome: "acknowledged" | "refused" | "no_answer" | "lost" | "no_endpoint";
  readonly statusCode: number | null;
  /** Why there was no answer. */
  readonly error: string | null;
  readonly url: string | null;
  readonly body: string;
  readonly signature: string | null;
  /** When the attempt began, Unix milliseconds on the simulator's clock. */
  readonly at: number;
}

/** Fintoc retries a delivery this often, waiting 3 s and then twice as long each time. */
const longestRetry = 17;
const firstRetryMs = 3_000;

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
  readonly url: () => string | null;
  readonly withholds: () => boolean;
  readonly nextFault: () => WebhookFault;
}

export interface Dispatcher {
  /** Tells the endpoint what happened; `null`: nothing of which webhooks tell. */
  readonly publish: (notice: Notice | null) => void;
  /** Sends what was withheld, or held for a reordering that never became full. */
  readonly release: () => void;
  /** Events that wait to be released. */
  readonly heldCount: () => number;
  readonly deliveries: () => readonly Delivery[];
  readonly close: () => void;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { clock, random, secret } = options;
  const deliveries: Delivery[] = [];
  const closing = new AbortController();
  let withheld: (() => PlannedEvent)[] = [];
  let reordered: PlannedEvent[] = [];
  let reorderCount = 0;

  function publish(notice: Notice | null): void {
    if (notice === null) return;
    const id = `evt_${randomText(random, 16)}`;
    const createdAt = clock.now();
    // The fault is drawn when the event is about to leave, the event is as it was when it happened.
    const plan = () =>
      planEvent(notice, { id, createdAt, plannedAt: clock.now() }, options.nextFault());
    if (options.withholds()) withheld.push(plan);
    else sendInOrder(route(plan()));
  }

  /** What is to be sent now because of this event. */
  function route(event: PlannedEvent): readonly PlannedEvent[] {
    if (event.fault.kind === "reorder" && reorderCount === 0) reorderCount = event.fault.count;
    if (reorderCount > 0) {
      reordered.push(event);
      return reordered.length < reorderCount ? [] : takeReordered();
    }
    switch (event.fault.kind) {
      case "lose":
        record(event, 1, { outcome: "lost", at: clock.now() });
        return [];
      case "delay":
        clock.schedule(clock.now() + event.fault.ms, () => attempt(event, 1, clock.now()));
        return [];
      case "double":
        return [event, event];
      default:
        return [event];
    }
  }

  function takeReordered(): readonly PlannedEvent[] {
    const events = reordered.toReversed();
    reordered = [];
    reorderCount = 0;
    return events;
  }

  function sendInOrder(events: readonly PlannedEvent[]): void {
    if (events.length === 0) return;
    const dueAt = clock.now();
    clock.schedule(dueAt, async () => {
      for (const event of events) await attempt(event, 1, dueAt);
    });
  }

  async function attempt(event: PlannedEvent, number: number, dueAt: number): Promise<void> {
    const url = options.url();
    const at = clock.now();
    if (url === null) {
      record(event, number, { outcome: "no_endpoint", at });
      return;
    }
    const signature = signEvent(event, secret, at);
    const outcome = await postWebhook(
      url,
      event.body,
      signature,
      options.timeoutMs,
      closing.signal,
    );
    if (closing.signal.aborted) return;
    if (outcome.kind === "answered") {
      const { statusCode } = outcome;
      const acknowledged = statusCode >= 200 && statusCode < 300;
      record(event, number, {
        outcome: acknowledged ? "acknowledged" : "refused",
        statusCode,
        url,
        signature,
        at,
      });
      if (acknowledged) return;
    } else {
      record(event, number, { outcome: "no_answer", error: outcome.why, url, signature, at });
    }
    if (number > longestRetry) return;
    // From the moment it was due, so that a clock moved by tests meets every retry exactly.
    const retryAt = Math.max(dueAt + firstRetryMs * 2 ** (number - 1), clock.now());
    clock.schedule(retryAt, () => attempt(event, number + 1, retryAt));
  }

  function record(
    event: PlannedEvent,
    attempt: number,
    result: Pick<Delivery, "outcome" | "at"> & Partial<Delivery>,
  ): void {
    deliveries.push({
      eventId: event.id,
      type: event.type,
      intentId: event.intentId,
      attempt,
      statusCode: null,
      error: null,
      url: null,
      body: event.body,
      signature: null,
      ...result,
    });
    options.log(
      `webhook ${event.type} ${event.intentId} attempt ${attempt}: ${result.outcome}${
        result.statusCode === undefined ? "" : ` ${result.statusCode}`
      }`,
    );
  }

  return {
    publish,
    release: () => {
      const plans = withheld;
      withheld = [];
      const events = plans.flatMap((plan) => route(plan()));
      sendInOrder([...events, ...takeReordered()]);
    },
    heldCount: () => withheld.length + reordered.length,
    deliveries: () => [...deliveries],
    close: () => closing.abort(),
  };
}
