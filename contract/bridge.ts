/** What a window may ask of the main process, and what the main process tells it. */
import * as v from "valibot";

import type { Diagnosis } from "./diagnosis.ts";
import { embeddedBridgeRoutes, type EmbeddedBridgeValues } from "./embedded-bridge.ts";
import { closedDoor, doorPortSchema, doorStateSchema } from "./door.ts";
import { failureSchema, type Failure } from "./failures.ts";
import { homeSchema } from "./home.ts";
import { kioskStateSchema } from "./kiosk.ts";
import { practiceOutcomeSchema } from "./practice.ts";
import type { ManagerEvent } from "./manager-api.ts";
import {
  managerBridgeRoutes,
  managerPinEntries,
  type ExportState,
  type ManagerBridgeValues,
} from "./manager-bridge.ts";
import { localeSchema } from "./money.ts";
import {
  instantSchema,
  modeSchema,
  paymentIntentSchema,
  type PaymentIntent,
} from "./payment-intent.ts";
import { provisioningStateSchema, unprovisioned } from "./provisioning.ts";
import { longestNote, longestReference, type ReceiptCheck } from "./relay-api.ts";
import type { RelayProbe } from "./relay-probe.ts";
import type { Result } from "./result.ts";
import { pinSchema, staffSchema } from "./staff.ts";
import { storeSchema, tillSchema } from "./store.ts";
import type { TillReport } from "./till-report.ts";
import { updateStateSchema } from "./update.ts";
import { uuidSchema } from "./uuid.ts";

export const themeSchema = v.picklist(["system", "light", "dark"]);

export const paperSchema = v.picklist(["58mm", "80mm"]);
export type Paper = v.InferOutput<typeof paperSchema>;

/** Where receipts go. `system`: a printer of this computer; `network`: ESC/POS over TCP. */
export const printerSchema = v.variant("kind", [
  v.object({ kind: v.literal("none") }),
  v.object({ kind: v.literal("system"), name: v.pipe(v.string(), v.maxLength(256)) }),
  v.object({
    kind: v.literal("network"),
    host: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(253)),
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
    paper: paperSchema,
  }),
]);
export type Printer = v.InferOutput<typeof printerSchema>;

/** What is chosen at this computer. Each has its default, so that an older document stays readable. */
export const preferencesSchema = v.object({
  language: localeSchema,
  theme: themeSchema,
  /** Loudness of the sounds and of the voice, in per cent; 0 is silent. */
  volume: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 80),
  /** Whether a voice says the amount. */
  voice: v.optional(v.boolean(), false),
  /** The till locks after this many idle minutes, where staff sign in; 0: never by itself. */
  lockAfterMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)), 10),
  printer: v.optional(printerSchema, { kind: "none" }),
  /** Whether a paid sale's receipt is printed without being asked for. */
  printReceipts: v.optional(v.boolean(), false),
  /** The display that faces the customer, as the OS names it; `null`: none. */
  customerDisplay: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(256))), null),
});
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/**
 * One sale at this till. Until the relay has answered there is no payment intent; once
 * `refused` stands, there never will be one.
 */
export const saleSchema = v.object({
  id: uuidSchema,
  amount: v.number(),
  currency: v.picklist(["CLP", "MXN"]),
  /** The tip within `amount`. */
  tip: v.optional(v.nullable(v.number()), null),
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
  /**
   * It was left open and has ended since: it stays in the tray until the cashier has seen its end.
   */
  unseen: v.optional(v.boolean(), false),
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

/** Who works at this till. Nobody signs in where the store has no staff. */
export const signInSchema = v.variant("kind", [
  v.object({ kind: v.literal("nobody") }),
  v.object({
    kind: v.literal("locked"),
    members: v.array(staffSchema),
    /** Who was signed in last at this computer. */
    lastStaffId: v.optional(v.nullable(v.string()), null),
    /** Why the till locked, when nobody asked for it. */
    why: v.optional(v.nullable(failureSchema), null),
  }),
  v.object({
    kind: v.literal("signed_in"),
    members: v.array(staffSchema),
    staff: staffSchema,
    /** When the session ends and the till locks, by the relay's clock. */
    endsAt: v.optional(v.nullable(instantSchema), null),
  }),
]);
export type SignIn = v.InferOutput<typeof signInSchema>;

/** The manager who has the store's books open at this till, until `endsAt` by the relay's clock. */
export const managerAccessSchema = v.object({ staff: staffSchema, endsAt: instantSchema });
export type ManagerAccess = v.InferOutput<typeof managerAccessSchema>;

/** Why a manager's books have closed by themselves: their time was over, or the relay ended them. */
export const closedBooksSchema = v.object({
  staff: staffSchema,
  why: v.picklist(["time", "relay"]),
});
export type ClosedBooks = v.InferOutput<typeof closedBooksSchema>;

/** A screen of this computer; `id` is stable while it stays plugged in the same way. */
export const displaySchema = v.object({
  id: v.string(),
  label: v.string(),
  /** The cashier's window stands on it. */
  cashiers: v.boolean(),
});

/** All that the cashier's window shows, pushed whole whenever any of it changes. */
export const tillStateSchema = v.object({
  /** Grows with every push: an older state never replaces a newer one. */
  version: v.number(),
  pairing: pairingSchema,
  /** Where its relay is. */
  home: v.optional(homeSchema, "shared"),
  connection: connectionSchema,
  /** Relay's clock minus this computer's, in milliseconds: time left is shown by the relay's clock. */
  clockOffsetMs: v.number(),
  /** The sales that are still followed and the last ones of the till, newest first. */
  sales: v.array(saleSchema),
  /** The sales that had ended when the till was started: their end is no news (0038). */
  endedBefore: v.optional(v.array(uuidSchema), []),
  preferences: preferencesSchema,
  signIn: v.optional(signInSchema, { kind: "nobody" }),
  /** Open by its own PIN beside a cashier's session, or by the manager's own who is signed in. */
  manager: v.optional(v.nullable(managerAccessSchema), null),
  /** What was open until it closed by itself; `null` once it is open again, or somebody else is here. */
  closedBooks: v.optional(v.nullable(closedBooksSchema), null),
  /** Whether the relay knows the manager's screens; an older one does not. */
  hasBooks: v.optional(v.boolean(), true),
  /** Why this till and this relay cannot work together; nothing is charged until that is mended. */
  incompatible: v.optional(v.nullable(failureSchema), null),
  /** What at this computer keeps it from charging (its disk, its keychain); it is tried again and goes by itself. */
  problem: v.optional(v.nullable(failureSchema), null),
  displays: v.optional(v.array(displaySchema), []),
  /**
   * A pairing link that the operating system has handed over, until it is dropped; without its
   * code (`""`) where the till is paired already.
   */
  offeredLink: v.optional(v.nullable(v.object({ relayUrl: v.string(), code: v.string() })), null),
  /** What the shop's own software asks for. */
  door: v.optional(doorStateSchema, closedDoor),
  /** The sale whose pay page is open on the counter's screen. */
  payPageOf: v.optional(v.nullable(uuidSchema), null),
  /** `null`: the window may be closed by anybody. */
  kiosk: v.optional(v.nullable(kioskStateSchema), null),
  appVersion: v.optional(v.string(), ""),
  /** What whoever administers this computer has decided. */
  provisioning: v.optional(provisioningStateSchema, unprovisioned),
  /** How this computer stands to newer versions of the app. */
  update: v.optional(updateStateSchema, { kind: "off", why: "no_url" }),
  /** Something that the installer should know of (corrupt settings kept aside, unprotected keychain). */
  notice: v.nullable(failureSchema),
});
export type TillState = v.InferOutput<typeof tillStateSchema>;

const empty = v.strictObject({});
const saleId = v.strictObject({ id: uuidSchema });
/** Left out where the store has no staff. */
const managerAct = v.optional(v.nullable(v.strictObject(managerPinEntries)), null);

/** The routes of the cashier's window. Each answers a `Result`; its input is checked in the main process. */
export const bridgeRoutes = {
  /** The present state; every later one comes by the event `till`. */
  "till.get": empty,
  /** Pairs with a relay by a code that its administrator made. */
  "till.pair": v.strictObject({
    relayUrl: v.pipe(v.string(), v.trim(), v.maxLength(2_048)),
    code: v.pipe(v.string(), v.trim(), v.maxLength(64)),
  }),
  /** Looks whether this till could be paired at an address; answers also where it could not. */
  "setup.probe": v.strictObject({ relayUrl: v.pipe(v.string(), v.trim(), v.maxLength(2_048)) }),
  /** The offered link has been taken, or is not wanted. */
  "setup.dropLink": empty,
  /** Leaves real sales for practice; with a manager's PIN where the till belongs to a store with staff. */
  "practice.enter": v.strictObject({
    manager: v.optional(v.nullable(v.strictObject(managerPinEntries)), null),
  }),
  /** Leaves practice for the home that it was entered from. */
  "practice.leave": empty,
  /** Erases everything that was practised and begins again. */
  "practice.anew": empty,
  /** From now on somebody works at the practice till: one signs in. */
  "practice.staff": empty,
  /** Does the simulated customer's part, or the bank's, in a practice sale. */
  "practice.act": v.strictObject({ id: uuidSchema, outcome: practiceOutcomeSchema }),
  /** Tries at once what is tried again and again anyway: the disk, the keychain, the link, the relay's version. */
  "problem.retry": empty,
  "preferences.set": v.strictObject({
    language: v.optional(localeSchema),
    theme: v.optional(themeSchema),
    volume: v.optional(v.unwrap(preferencesSchema.entries.volume)),
    voice: v.optional(v.boolean()),
    lockAfterMinutes: v.optional(v.unwrap(preferencesSchema.entries.lockAfterMinutes)),
    printer: v.optional(printerSchema),
    printReceipts: v.optional(v.boolean()),
    customerDisplay: v.optional(v.unwrap(preferencesSchema.entries.customerDisplay)),
  }),
  /** Frees this till, so that it can be paired with another relay. */
  "till.unpair": v.strictObject(managerPinEntries),
  "staff.signIn": v.strictObject({ staffId: v.pipe(v.string(), v.maxLength(64)), pin: pinSchema }),
  "staff.lock": empty,
  /**
   * Charges. `entryId` names one entry of the keypad: the same one charges once, however often
   * it is sent. Amount in the store's smallest unit.
   */
  "sales.charge": v.strictObject({
    entryId: uuidSchema,
    amount: v.number(),
    /** The tip within `amount`. */
    tip: v.optional(v.nullable(v.number()), null),
    reference: v.nullable(v.pipe(v.string(), v.maxLength(longestReference))),
    customerEmail: v.nullable(v.pipe(v.string(), v.maxLength(254))),
  }),
  /** Closes the pay page; money that is already moving may still arrive. */
  "sales.cancel": saleId,
  /** Asks Fintoc now, through the relay. */
  "sales.checkNow": saleId,
  /**
   * Goes on to the next sale; this one is followed in the list. If it has ended in the same moment,
   * it is not seen by this: it stands in the tray.
   */
  "sales.leave": saleId,
  /**
   * The cashier has looked at how a sale ended, or at what needs a person in it, and goes on: it
   * leaves the tray, and if it was the current one, the next sale begins.
   */
  "sales.see": saleId,
  /** A manager has dealt with what needed a person. */
  "sales.settle": v.strictObject({
    id: uuidSchema,
    note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestNote)),
    ...managerPinEntries,
  }),
  /** The till's own earlier sales: those of a business day (`yyyy-mm-dd`), those that match, or both. */
  "sales.find": v.strictObject({
    day: v.nullable(v.pipe(v.string(), v.maxLength(10))),
    q: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200))),
    cursor: v.nullable(v.pipe(v.string(), v.maxLength(512))),
  }),
  /** Puts the short link of the pay page onto the clipboard. */
  "payPage.copyLink": saleId,
  /** Prints the pay page's QR and link, for a customer whose camera fails. */
  "payPage.printLink": saleId,
  /** Opens the pay page on the counter's screen, below the till's own bar. */
  "payPage.open": saleId,
  "payPage.close": empty,
  "receipts.print": saleId,
  /** Asks where to, and writes the receipt as a PDF; answers whether it was written or given up. */
  "receipts.savePdf": saleId,
  /** Prints a page that shows whether the chosen printer works. */
  "receipts.printTest": empty,
  /** The printers of this computer. */
  "receipts.printers": empty,
  /** Asks the till's own relay whether a receipt is real. */
  "receipts.check": v.strictObject({ code: v.pipe(v.string(), v.trim(), v.maxLength(2_048)) }),
  /** The business day's sums at this till: the signed-in cashier's, or everybody's. */
  "report.get": empty,
  "report.print": empty,
  /** Looks at all that the till needs; takes some seconds where something does not answer. */
  "diagnosis.run": empty,
  /** Asks where to, and writes what is sent to support; answers the file, `null`: given up. */
  "diagnosis.save": empty,
  /** Closes the app by a manager's PIN, where it is a kiosk. */
  "kiosk.leave": v.strictObject(managerPinEntries),
  ...embeddedBridgeRoutes,
  /** Asks the updates' server now, and downloads what is newer; the state tells what has come of it. */
  "updates.check": empty,
  /** Ends the app, installs what is ready and starts again; between sales only. */
  "updates.install": empty,
  /** Charges what the shop's own software asked for, as if it had been typed. */
  "door.accept": saleId,
  "door.decline": saleId,
  /** Opens the loopback port, or closes it (`null`). */
  "door.set": v.strictObject({ port: v.nullable(doorPortSchema), manager: managerAct }),
  /** Makes the port's secret anew; the one before is worth nothing from then on. */
  "door.makeSecret": v.strictObject({ manager: managerAct }),
  ...managerBridgeRoutes,
} as const;
export type BridgeRoute = keyof typeof bridgeRoutes;
export type BridgeInput<Route extends BridgeRoute> = v.InferInput<(typeof bridgeRoutes)[Route]>;

/** What each route answers when it succeeds. */
export interface BridgeValues extends ManagerBridgeValues, EmbeddedBridgeValues {
  "till.get": TillState;
  "till.pair": null;
  "setup.probe": RelayProbe;
  "setup.dropLink": null;
  "practice.enter": null;
  "practice.leave": null;
  "practice.anew": null;
  "practice.staff": null;
  "practice.act": null;
  "problem.retry": null;
  "preferences.set": null;
  "sales.charge": Sale;
  "sales.cancel": Sale;
  "sales.checkNow": Sale;
  "sales.leave": Sale;
  "sales.see": Sale;
  "sales.settle": Sale;
  "sales.find": FoundSales;
  "till.unpair": null;
  "staff.signIn": null;
  "staff.lock": null;
  "payPage.copyLink": null;
  "payPage.printLink": null;
  "payPage.open": null;
  "payPage.close": null;
  "receipts.print": null;
  "receipts.savePdf": { readonly saved: boolean };
  "receipts.printTest": null;
  "receipts.printers": readonly SystemPrinter[];
  "receipts.check": CheckedReceipt;
  "report.get": TillReport;
  "report.print": null;
  "diagnosis.run": Diagnosis;
  "diagnosis.save": { readonly file: string | null };
  "kiosk.leave": null;
  "updates.check": null;
  "updates.install": null;
  "door.accept": null;
  "door.decline": null;
  "door.set": null;
  "door.makeSecret": { readonly secret: string };
}

export interface FoundSales {
  readonly paymentIntents: readonly PaymentIntent[];
  readonly nextCursor: string | null;
}

export interface SystemPrinter {
  /** As the OS knows it; what `preferences.printer` remembers. */
  readonly name: string;
  readonly label: string;
}

/** What the relay knows of a receipt, and whether its QR named another address than the relay's. */
export interface CheckedReceipt extends ReceiptCheck {
  readonly foreignOrigin: string | null;
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
  manager: ManagerEvent;
  export: ExportState;
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
