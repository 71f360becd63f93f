import * as v from "valibot";

import { failureSchema } from "./failures.ts";
import { currencySchema, localeSchema } from "./money.ts";
import { modeSchema } from "./payment-intent.ts";
import { pinSchema, staffRoleSchema } from "./staff.ts";

/** Fintoc's keys, as they are typed. */
export const fintocKeysSchema = v.strictObject({
  secretKey: v.pipe(v.string(), v.trim(), v.maxLength(256)),
  publicKey: v.pipe(v.string(), v.trim(), v.maxLength(256)),
});
export type FintocKeys = v.InferOutput<typeof fintocKeysSchema>;

/** The Fintoc that is asked; `null` is the real one. */
export const fintocAddressesSchema = v.strictObject({
  apiUrl: v.nullable(v.pipe(v.string(), v.maxLength(2_048))),
  widgetUrl: v.nullable(v.pipe(v.string(), v.maxLength(2_048))),
});

const databaseFileSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));

/** The whole configuration of a relay that is a process of the app. It comes by message alone. */
export const embeddedConfigSchema = v.strictObject({
  keys: fintocKeysSchema,
  /** Keys the hashes of staff PINs. */
  pepper: v.pipe(v.string(), v.minLength(32), v.maxLength(256)),
  fintoc: fintocAddressesSchema,
  /** The SQLite file, an absolute path. */
  databaseFile: databaseFileSchema,
  /** The port of loopback to try first; 0 takes any. Another is taken where that one is not free. */
  port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  /** Whether nobody but this computer reaches its pages, so that none is named to a customer. */
  isLocal: v.boolean(),
  /** Its payments are a simulated bank's: every page of it says so. */
  isPractice: v.exactOptional(v.boolean()),
});
export type EmbeddedConfig = v.InferOutput<typeof embeddedConfigSchema>;

/** An account that is paid directly, as Fintoc names it (Chile only). */
export const shopRecipientSchema = v.strictObject({
  holderId: v.pipe(v.string(), v.trim(), v.maxLength(20)),
  number: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  type: v.picklist(["checking_account", "sight_account"]),
  institution: v.pipe(v.string(), v.trim(), v.regex(/^[a-z\d_]{2,64}$/u)),
});
export type ShopRecipient = v.InferOutput<typeof shopRecipientSchema>;

/** Who is the first to have a PIN. */
export const firstManagerSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  pin: pinSchema,
});

/** What the setup asks of a shop whose only till this is. */
export const ownShopSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  tillName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  currency: currencySchema,
  locale: localeSchema,
  timeZone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  product: v.picklist(["checkout_session", "payment_intent"]),
  recipient: v.nullable(shopRecipientSchema),
  /** A manager's name and PIN; without one nobody signs in. */
  manager: v.nullable(firstManagerSchema),
  /** Of a shop to practise in: what a real one chooses later. */
  practice: v.exactOptional(
    v.strictObject({
      quickAmounts: v.array(v.number()),
      tipPercents: v.array(v.number()),
      staff: v.array(v.strictObject({ name: v.string(), role: staffRoleSchema, pin: pinSchema })),
    }),
  ),
});
export type OwnShop = v.InferOutput<typeof ownShopSchema>;

/** What the app asks of its relay's process, one schema an order. */
const orders = {
  /** Asks Fintoc whether these keys are good, and of the account of the sales that are there; the relay is not started for it. */
  checkKeys: v.strictObject({
    keys: fintocKeysSchema,
    fintoc: fintocAddressesSchema,
    databaseFile: databaseFileSchema,
  }),
  start: embeddedConfigSchema,
  /** Makes the shop and its till where there are none yet, and a code for the till. Again: the same. */
  setUp: ownShopSchema,
  /** A code for the till of the shop that is there. */
  newCode: v.strictObject({}),
  /** The shop's first manager. @throws staff_differs where somebody has a PIN already */
  addManager: firstManagerSchema,
  /** A copy of the database, as `relay backup` makes it. */
  backUp: v.strictObject({ file: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)) }),
  close: v.strictObject({}),
} as const;
export type OrderName = keyof typeof orders;
export type OrderInput<Name extends OrderName> = v.InferOutput<(typeof orders)[Name]>;

const number = v.pipe(v.number(), v.integer());
/** An order as it is sent. */
export const orderSchema = v.variant("order", [
  v.strictObject({ order: v.literal("checkKeys"), number, input: orders.checkKeys }),
  v.strictObject({ order: v.literal("start"), number, input: orders.start }),
  v.strictObject({ order: v.literal("setUp"), number, input: orders.setUp }),
  v.strictObject({ order: v.literal("newCode"), number, input: orders.newCode }),
  v.strictObject({ order: v.literal("addManager"), number, input: orders.addManager }),
  v.strictObject({ order: v.literal("backUp"), number, input: orders.backUp }),
  v.strictObject({ order: v.literal("close"), number, input: orders.close }),
]);
export type Order = v.InferOutput<typeof orderSchema>;

const pairingCode = v.strictObject({ pairingCode: v.string() });

/** What each order is answered with when it succeeds. */
export const orderAnswers = {
  checkKeys: v.strictObject({ mode: modeSchema }),
  /** The address that it listens on: nobody else's is to be believed. */
  start: v.strictObject({ url: v.string(), mode: modeSchema }),
  setUp: pairingCode,
  newCode: pairingCode,
  addManager: v.null(),
  backUp: v.strictObject({ file: v.string(), bytes: v.number() }),
  close: v.null(),
} as const;
export type OrderAnswer<Name extends OrderName> = v.InferOutput<(typeof orderAnswers)[Name]>;

/** What the relay's process tells the app. */
export const relayToldSchema = v.variant("told", [
  v.strictObject({ told: v.literal("answer"), number, value: v.unknown() }),
  v.strictObject({ told: v.literal("refusal"), number, failure: failureSchema }),
  /** A line of its log, redacted already. */
  v.strictObject({ told: v.literal("log"), line: v.string() }),
]);
export type RelayTold = v.InferOutput<typeof relayToldSchema>;
