/** What a window may ask of the main process, and what the main process tells it. */
import * as v from "valibot";

import { failureSchema, type Failure } from "./failures.ts";
import { localeSchema } from "./money.ts";
import { instantSchema, modeSchema, paymentIntentSchema } from "./payment-intent.ts";
import { longestReference } from "./relay-api.ts";
import type { Result } from "./result.ts";
import { storeSchema, tillSchema } from "./store.ts";
import { uuidSchema } from "./uuid.ts";

export const themeSchema = v.picklist(["system", "light", "dark"]);

export const preferencesSchema = v.object({ language: localeSchema, theme: themeSchema });
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/**
 * One sale at this till. Until the relay has answered there is no payment intent; once
 * `refused` stands, there never will be one.
 */
export const saleSchema = v.object({
  id: uuidSchema,
  amount: v.number(),
  currency: v.picklist(["CLP", "MXN"]),
  reference: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  startedAt: instantSchema,
  paymentIntent: v.nullable(paymentIntentSchema),
  /** Why there is no payment intent and will be none. */
  refused: v.nullable(failureSchema),
  /** Why the last try to reach the relay failed; tries go on. */
  trouble: v.nullable(failureSchema),
  /** The cashier asked to cancel; `paymentIntent.cancelledAt` tells when the relay has done it. */
  cancelling: v.boolean(),
  /** The cashier has gone on to the next sale; this one is followed in the list. */
  left: v.boolean(),
});
export type Sale = v.InferOutput<typeof saleSchema>;

export const connectionSchema = v.variant("kind", [
  v.object({ kind: v.literal("connecting"), since: instantSchema }),
  v.object({ kind: v.literal("online"), since: instantSchema }),
  v.object({ kind: v.literal("offline"), since: instantSchema, failure: failureSchema }),
]);
export type Connection = v.InferOutput<typeof connectionSchema>;

export const pairingSchema = v.variant("kind", [
  v.object({
    kind: v.literal("unpaired"),
    /** The relay's address to begin with, when one is known. */
    relayUrl: v.nullable(v.string()),
    /** Why the till has to be paired (again), when it is not the first time. */
    why: v.nullable(failureSchema),
  }),
  v.object({
    kind: v.literal("paired"),
    relayUrl: v.string(),
    till: tillSchema,
    store: storeSchema,
    /** Unknown until the relay has told it. */
    mode: v.nullable(modeSchema),
  }),
]);
export type Pairing = v.InferOutput<typeof pairingSchema>;

/** All that the cashier's window shows, pushed whole whenever any of it changes. */
export const tillStateSchema = v.object({
  /** Grows with every push: an older state never replaces a newer one. */
  version: v.number(),
  pairing: pairingSchema,
  connection: connectionSchema,
  /** Relay's clock minus this computer's, in milliseconds: time left is shown by the relay's clock. */
  clockOffsetMs: v.number(),
  /** The sales that are still followed and the last ones of the till, newest first. */
  sales: v.array(saleSchema),
  preferences: preferencesSchema,
  /** Something that the installer should know of (corrupt settings kept aside, unprotected keychain). */
  notice: v.nullable(failureSchema),
});
export type TillState = v.InferOutput<typeof tillStateSchema>;

const empty = v.strictObject({});
const saleId = v.strictObject({ id: uuidSchema });

/** The routes of the cashier's window. Each answers a `Result`; its input is checked in the main process. */
export const bridgeRoutes = {
  /** The present state; every later one comes by the event `till`. */
  "till.get": empty,
  /** Pairs with a relay by a code that its administrator made. */
  "till.pair": v.strictObject({
    relayUrl: v.pipe(v.string(), v.trim(), v.maxLength(2_048)),
    code: v.pipe(v.string(), v.trim(), v.maxLength(64)),
  }),
  "preferences.set": v.strictObject({
    language: v.optional(localeSchema),
    theme: v.optional(themeSchema),
  }),
  /**
   * Charges. `entryId` names one entry of the keypad: the same one charges once, however often
   * it is sent. Amount in the store's smallest unit.
   */
  "sales.charge": v.strictObject({
    entryId: uuidSchema,
    amount: v.number(),
    reference: v.nullable(v.pipe(v.string(), v.maxLength(longestReference))),
    customerEmail: v.nullable(v.pipe(v.string(), v.maxLength(254))),
  }),
  /** Closes the pay page; money that is already moving may still arrive. */
  "sales.cancel": saleId,
  /** Asks Fintoc now, through the relay. */
  "sales.checkNow": saleId,
  /** Goes on to the next sale; this one is followed in the list. */
  "sales.leave": saleId,
} as const;
export type BridgeRoute = keyof typeof bridgeRoutes;
export type BridgeInput<Route extends BridgeRoute> = v.InferInput<(typeof bridgeRoutes)[Route]>;

/** What each route answers when it succeeds. */
export interface BridgeValues {
  "till.get": TillState;
  "till.pair": null;
  "preferences.set": null;
  "sales.charge": Sale;
  "sales.cancel": Sale;
  "sales.checkNow": Sale;
  "sales.leave": Sale;
}
export type BridgeAnswer<Route extends BridgeRoute> = Result<BridgeValues[Route], Failure>;

/** The main process' side of the routes. Inputs have been checked by the route's schema. */
export type BridgeHandlers = {
  readonly [Route in BridgeRoute]: (
    input: v.InferOutput<(typeof bridgeRoutes)[Route]>,
  ) => Promise<BridgeAnswer<Route>>;
};

/** What the main process pushes. */
export interface BridgeEvents {
  till: TillState;
}
export type BridgeEventName = keyof BridgeEvents;

/** The IPC channels: one for every route, one for every event. */
export function routeChannel(route: BridgeRoute): string {
  return `cobro:${route}`;
}
export function eventChannel(event: BridgeEventName): string {
  return `cobro:event:${event}`;
}

/** The name under which the preload puts the bridge into the window. */
export const bridgeName = "cobro";

/** The bridge itself, as the window sees it. `subscribe` answers its unsubscribe. */
export interface Bridge {
  readonly call: <Route extends BridgeRoute>(
    route: Route,
    input: BridgeInput<Route>,
  ) => Promise<BridgeAnswer<Route>>;
  readonly subscribe: <Name extends BridgeEventName>(
    event: Name,
    listener: (data: BridgeEvents[Name]) => void,
  ) => () => void;
}
