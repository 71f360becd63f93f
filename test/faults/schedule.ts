import type { HttpFault, WebhookFault } from "../../simulator/behaviour.ts";
import { seededRandom, type Random } from "../../simulator/random.ts";

/** What is done to the relay and to its world, and what people do meanwhile: all of it from a seed. */
export interface Schedule {
  readonly sales: readonly SalePlan[];
  readonly kills: readonly KillPlan[];
  readonly tillKills: readonly TillKillPlan[];
  readonly outages: readonly OutagePlan[];
}

export type Ending =
  | "approve"
  | "reject"
  | "fail"
  | "confirm_later"
  | "deny_later"
  | "walk_away"
  | "arrive_late"
  | "never";

/** One sale: who charges, what goes wrong on the way, and what the customer does. */
export interface SalePlan {
  readonly till: number;
  readonly gapMs: number;
  readonly amount: number;
  readonly create: HttpFault;
  readonly read: HttpFault;
  readonly webhooks: readonly WebhookFault[];
  /** How often the customer looks at the pay page before and during the payment. */
  readonly looks: number;
  readonly thinkMs: number;
  readonly ending: Ending;
  /** The cashier cancels this long after the charge, whatever the customer does. */
  readonly cancelAfterMs: number | null;
}

/**
 * Kills strike at moments at which something is half done. `any`: after a wait alone; else when
 * Fintoc has just created an intent, the relay has just acknowledged a webhook, or a feed has just
 * begun, or after the wait when that does not come.
 */
export type Moment = "any" | "creation" | "acknowledgement" | "hello";
export interface KillPlan {
  readonly moment: Moment;
  readonly waitMs: number;
  readonly downMs: number;
}

export interface TillKillPlan {
  readonly till: number;
  readonly waitMs: number;
  readonly downMs: number;
}

/** The disk is full, or the database's connections are cut, from this kill on. */
export interface OutagePlan {
  readonly atKill: number;
  readonly holdMs: number;
}

export const salesAKill = 4;

/** Equal arguments give equal schedules; a longer one begins like a shorter one. */
export function makeSchedule(seed: number, kills: number, tills: number): Schedule {
  const sale = seededRandom(seed);
  const kill = seededRandom(seed ^ 0x5eed_0001);
  const tillKill = seededRandom(seed ^ 0x5eed_0002);
  const outage = seededRandom(seed ^ 0x5eed_0003);
  const many = <Plan>(count: number, make: (index: number) => Plan) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    sales: many(kills * salesAKill, () => planSale(sale, tills)),
    kills: many(kills, () => planKill(kill)),
    tillKills: many(Math.ceil(kills / 2), () => ({
      till: below(tillKill, tills),
      waitMs: 500 + below(tillKill, 5_000),
      downMs: below(tillKill, 800),
    })),
    outages: many(Math.floor(kills / 4), (index) => ({
      atKill: index * 4 + 1 + below(outage, 3),
      holdMs: 300 + below(outage, 1_200),
    })),
  };
}

function planSale(random: Random, tills: number): SalePlan {
  return {
    till: below(random, tills),
    gapMs: below(random, 700),
    amount: 100 + below(random, 100_000),
    create: draw(random, creates),
    read: draw(random, reads),
    webhooks: [draw(random, webhooks), draw(random, webhooks)],
    looks: 1 + below(random, 3),
    thinkMs: below(random, 800),
    ending: draw(random, endings),
    cancelAfterMs: random() < 0.15 ? below(random, 2_500) : null,
  };
}

function planKill(random: Random): KillPlan {
  const moment = draw<Moment>(random, [
    [40, "any"],
    [20, "creation"],
    [25, "acknowledgement"],
    [15, "hello"],
  ]);
  return { moment, waitMs: 20 + below(random, 1_200), downMs: below(random, 400) };
}

type Weighted<Value> = readonly (readonly [weight: number, value: Value])[];

const creates: Weighted<HttpFault> = [
  [50, { kind: "ok" }],
  [8, { kind: "status", status: 500 }],
  [3, { kind: "status", status: 503, saved: false }],
  [6, { kind: "status", status: 429, saved: false }],
  [2, { kind: "status", status: 400 }],
  [10, { kind: "commit_then_timeout", destroy: true }],
  [1, { kind: "commit_then_timeout" }],
  [6, { kind: "reset" }],
  [4, { kind: "html", status: 502, commit: true }],
  [4, { kind: "html", status: 200, commit: true }],
  [6, { kind: "delay", ms: 400 }],
];

const reads: Weighted<HttpFault> = [
  [60, { kind: "ok" }],
  [10, { kind: "status", status: 500 }],
  [8, { kind: "status", status: 429 }],
  [6, { kind: "html", status: 503 }],
  [6, { kind: "reset" }],
  [10, { kind: "delay", ms: 600 }],
];

const webhooks: Weighted<WebhookFault> = [
  [35, { kind: "ok" }],
  [15, { kind: "lose" }],
  [15, { kind: "double" }],
  [12, { kind: "delay", ms: 1_500 }],
  [8, { kind: "reorder", count: 3 }],
  [4, { kind: "wrong_secret" }],
  [6, { kind: "stale" }],
  [5, { kind: "nulls" }],
];

const endings: Weighted<Ending> = [
  [50, "approve"],
  [10, "reject"],
  [10, "fail"],
  [8, "confirm_later"],
  [6, "deny_later"],
  [6, "walk_away"],
  [4, "arrive_late"],
  [6, "never"],
];

function below(random: Random, end: number): number {
  return Math.floor(random() * end);
}

function draw<Value>(random: Random, choices: Weighted<Value>): Value {
  let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error("nothing to draw from");
}
