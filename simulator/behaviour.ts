import * as v from "valibot";

import type { Random } from "./random.ts";

const times = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)));
const realMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120_000));
const status = v.picklist([400, 402, 403, 429, 500, 503]);

/** What may become of one HTTP request to the API. Delays are in real time, as the caller's time-outs are. */
const httpFaultSchema = v.variant("kind", [
  /** Nothing goes wrong this time. */
  v.strictObject({ kind: v.literal("ok"), times }),
  /**
   * Fintoc answers this status. A creation's answer is saved under its idempotency key as
   * documented, unless `saved` is false (then it came from something in front of Fintoc).
   */
  v.strictObject({ kind: v.literal("status"), status, saved: v.optional(v.boolean()), times }),
  /** All is done and saved, but no answer ever comes; with `destroy` the connection breaks instead. */
  v.strictObject({
    kind: v.literal("commit_then_timeout"),
    destroy: v.optional(v.boolean()),
    times,
  }),
  /** Nothing is done and no answer ever comes. */
  v.strictObject({ kind: v.literal("timeout"), times }),
  /** Nothing is done and the connection is reset. */
  v.strictObject({ kind: v.literal("reset"), times }),
  /** A proxy answers HTML; with `commit` Fintoc had done its part before. */
  v.strictObject({
    kind: v.literal("html"),
    status: v.optional(v.picklist([200, 403, 404, 500, 502, 503, 504])),
    commit: v.optional(v.boolean()),
    times,
  }),
  /** The answer is right, but late. */
  v.strictObject({ kind: v.literal("delay"), ms: realMs, times }),
]);
export type HttpFault = v.InferOutput<typeof httpFaultSchema>;

const simulatedMs = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What may become of one webhook event. Times are on the simulator's clock. */
const webhookFaultSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("ok"), times }),
  /** Never sent. */
  v.strictObject({ kind: v.literal("lose"), times }),
  /** Sent twice under the same event id. */
  v.strictObject({ kind: v.literal("double"), times }),
  v.strictObject({ kind: v.literal("delay"), ms: simulatedMs, times }),
  /** This event and the following ones are held until there are `count`, then sent last one first. */
  v.strictObject({
    kind: v.literal("reorder"),
    count: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1_000)),
    times,
  }),
  v.strictObject({ kind: v.literal("wrong_secret"), times }),
  /** Signed with a moment that lies `ageMs` (10 minutes) in the past. */
  v.strictObject({ kind: v.literal("stale"), ageMs: v.optional(simulatedMs), times }),
  /** Retries carry the first attempt's signature instead of a fresh one. */
  v.strictObject({ kind: v.literal("sign_once"), times }),
  /** The fields that may be null in a final notification are null. */
  v.strictObject({ kind: v.literal("nulls"), times }),
]);
export type WebhookFault = v.InferOutput<typeof webhookFaultSchema>;

const chance = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** A change of the simulator's manners. Lists are appended to first-in-first-out queues. */
export const behaviourSchema = v.strictObject({
  /** Empties all queues and takes back everything below, before the rest is applied. */
  reset: v.optional(v.boolean()),
  /** For the next authenticated POSTs that create a payment intent or checkout session, one each. */
  creates: v.optional(v.array(httpFaultSchema)),
  /** For the next authenticated GETs of payment intents and checkout sessions, one each. */
  reads: v.optional(v.array(httpFaultSchema)),
  /** For the next authenticated POSTs that create a refund, one each. */
  refunds: v.optional(v.array(httpFaultSchema)),
  /** For the next authenticated GETs of refunds, one each. */
  refundReads: v.optional(v.array(httpFaultSchema)),
  /** For the next authenticated POSTs that expire a checkout session or cancel a refund, one each. */
  expiries: v.optional(v.array(httpFaultSchema)),
  /** For the next webhook events, one each. */
  webhooks: v.optional(v.array(webhookFaultSchema)),
  /** No webhook leaves while this is true; false releases what was held. */
  withholdWebhooks: v.optional(v.boolean()),
  /** What Fintoc does with an intent whose token ended before anybody started it. */
  afterToken: v.optional(v.picklist(["leave_created", "expire"])),
  /** The clock pays out no refund while this is true. */
  holdRefunds: v.optional(v.boolean()),
  /** The merchant has taken the money out: no refund can be paid out. */
  withoutFunds: v.optional(v.boolean()),
  /** The word of the event that tells a checkout session's end. */
  sessionEnd: v.optional(v.picklist(["finished", "completed"])),
  /** Probabilities, drawn from the seed, for requests and events that no queue speaks for. */
  chance: v.optional(
    v.strictObject({
      createStatus500: chance,
      createTimeout: chance,
      readStatus500: chance,
      webhookLost: chance,
      webhookDoubled: chance,
    }),
  ),
});
export type Behaviour = v.InferInput<typeof behaviourSchema>;
type Chance = NonNullable<v.InferOutput<typeof behaviourSchema>["chance"]>;

export interface Manners {
  readonly apply: (change: v.InferOutput<typeof behaviourSchema>) => void;
  readonly nextCreate: () => HttpFault;
  readonly nextRead: () => HttpFault;
  readonly nextExpiry: () => HttpFault;
  readonly nextRefund: () => HttpFault;
  readonly nextRefundRead: () => HttpFault;
  readonly nextWebhook: () => WebhookFault;
  readonly withholdsWebhooks: () => boolean;
  readonly afterToken: () => "leave_created" | "expire";
  readonly sessionEnd: () => "finished" | "completed";
  readonly holdsRefunds: () => boolean;
  readonly hasNoFunds: () => boolean;
  /** For people: what is queued and set. */
  readonly summary: () => object;
}

export function createManners(random: Random): Manners {
  let creates: HttpFault[] = [];
  let reads: HttpFault[] = [];
  let expiries: HttpFault[] = [];
  let refunds: HttpFault[] = [];
  let refundReads: HttpFault[] = [];
  let webhooks: WebhookFault[] = [];
  let chances: Chance = {};
  let withholdWebhooks = false;
  let holdRefunds = false;
  let withoutFunds = false;
  let afterToken: "leave_created" | "expire" = "leave_created";
  let sessionEnd: "finished" | "completed" = "finished";

  /** Draws only for what can happen, so that a seed's story does not depend on what is switched off. */
  const happens = (probability: number | undefined) =>
    probability !== undefined && probability > 0 && random() < probability;

  return {
    apply: (change) => {
      if (change.reset === true) {
        [creates, reads, expiries, webhooks, chances] = [[], [], [], [], {}];
        [refunds, refundReads] = [[], []];
        [withholdWebhooks, holdRefunds, withoutFunds] = [false, false, false];
        afterToken = "leave_created";
        sessionEnd = "finished";
      }
      creates.push(...repeated(change.creates));
      reads.push(...repeated(change.reads));
      expiries.push(...repeated(change.expiries));
      refunds.push(...repeated(change.refunds));
      refundReads.push(...repeated(change.refundReads));
      webhooks.push(...repeated(change.webhooks));
      holdRefunds = change.holdRefunds ?? holdRefunds;
      withoutFunds = change.withoutFunds ?? withoutFunds;
      withholdWebhooks = change.withholdWebhooks ?? withholdWebhooks;
      afterToken = change.afterToken ?? afterToken;
      sessionEnd = change.sessionEnd ?? sessionEnd;
      chances = change.chance ?? chances;
    },
    nextCreate: () => {
      const queued = creates.shift();
      if (queued !== undefined) return queued;
      if (happens(chances.createStatus500)) return { kind: "status", status: 500 };
      if (happens(chances.createTimeout)) return { kind: "commit_then_timeout" };
      return { kind: "ok" };
    },
    nextRead: () => {
      const queued = reads.shift();
      if (queued !== undefined) return queued;
      return happens(chances.readStatus500) ? { kind: "status", status: 500 } : { kind: "ok" };
    },
    nextExpiry: () => expiries.shift() ?? { kind: "ok" },
    nextRefund: () => {
      const queued = refunds.shift();
      if (queued !== undefined) return queued;
      if (happens(chances.createStatus500)) return { kind: "status", status: 500 };
      return happens(chances.createTimeout) ? { kind: "commit_then_timeout" } : { kind: "ok" };
    },
    nextRefundRead: () => {
      const queued = refundReads.shift();
      if (queued !== undefined) return queued;
      return happens(chances.readStatus500) ? { kind: "status", status: 500 } : { kind: "ok" };
    },
    nextWebhook: () => {
      const queued = webhooks.shift();
      if (queued !== undefined) return queued;
      if (happens(chances.webhookLost)) return { kind: "lose" };
      return happens(chances.webhookDoubled) ? { kind: "double" } : { kind: "ok" };
    },
    withholdsWebhooks: () => withholdWebhooks,
    afterToken: () => afterToken,
    sessionEnd: () => sessionEnd,
    holdsRefunds: () => holdRefunds,
    hasNoFunds: () => withoutFunds,
    summary: () => ({
      creates,
      reads,
      expiries,
      refunds,
      refundReads,
      webhooks,
      withholdWebhooks,
      holdRefunds,
      withoutFunds,
      afterToken,
      sessionEnd,
      chance: chances,
    }),
  };
}

function repeated<Fault extends { readonly times?: number | undefined }>(
  faults: readonly Fault[] = [],
): Fault[] {
  return faults.flatMap((fault) => Array.from({ length: fault.times ?? 1 }, () => fault));
}
