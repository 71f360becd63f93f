/** The door: another program on this counter asks for a sale. It can ask and look, never confirm. */
import * as v from "valibot";

import { failureSchema } from "./failures.ts";
import { homeSchema } from "./home.ts";
import { currencySchema } from "./money.ts";
import { instantSchema } from "./payment-intent.ts";
import { uuidSchema } from "./uuid.ts";

/** Below it are the system's own ports. */
export const doorPortSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1_024),
  v.maxValue(65_535),
);

/** What a program asked for, as it is kept on disk. */
export const askSchema = v.object({
  /** The caller's; it becomes the payment intent's, so that whoever asks twice charges once. */
  id: uuidSchema,
  /** In the currency's smallest unit, the tip included. */
  amount: v.number(),
  currency: currencySchema,
  tip: v.nullable(v.number()),
  reference: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  /** What the program calls itself; nothing proves it. */
  by: v.string(),
  askedAt: instantSchema,
  home: homeSchema,
  state: v.picklist(["waiting", "charged", "declined", "withdrawn"]),
});
export type Ask = v.InferOutput<typeof askSchema>;

/** A cashier who has not answered in this time has no customer waiting any more. */
export const askLivesMs = 10 * 60_000;

export function hasLapsed({ askedAt, state }: Ask, now: number): boolean {
  return state === "waiting" && now - Date.parse(askedAt) >= askLivesMs;
}

/** The door as the cashier's window shows it. */
export const doorStateSchema = v.object({
  /** The loopback port that is wanted; `null`: no HTTP. The command's own socket is always open. */
  port: v.nullable(doorPortSchema),
  /** An administrator has decided the port. */
  fixed: v.boolean(),
  /** Why the port does not answer. */
  failure: v.nullable(failureSchema),
  lastAsk: v.nullable(v.object({ by: v.string(), at: instantSchema })),
  /** What waits for the cashier, oldest first. */
  asks: v.array(askSchema),
});
export type DoorState = v.InferOutput<typeof doorStateSchema>;

export const closedDoor: DoorState = {
  port: null,
  fixed: false,
  failure: null,
  lastAsk: null,
  asks: [],
};
