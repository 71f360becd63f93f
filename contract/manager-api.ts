/**
 * What the manager's screens may ask of the relay. Each is a route of the relay's; the main process
 * checks what is asked by the schemas here, adds the till's secret and the manager's session, and
 * checks the answer by the route's own schema.
 */
import * as v from "valibot";

import { putAlertsBodySchema } from "./alerts.ts";
import { closeBodySchema, closingNumberSchema } from "./closing.ts";
import type { PaymentIntent } from "./payment-intent.ts";
import { putRefundBodySchema } from "./refund.ts";
import {
  addStaffBodySchema,
  addTillBodySchema,
  changeStaffBodySchema,
  changeStoreBodySchema,
  renameTillBodySchema,
} from "./people-api.ts";
import { relayRoutes, type RelayRoute } from "./relay-api.ts";
import { settleBodySchema } from "./relay-api.ts";
import { uuidSchema } from "./uuid.ts";

/** A store that the manager may see, or `all` of them; none: the till's own. */
export const storeChoiceSchema = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64)));

const text = v.optional(v.pipe(v.string(), v.maxLength(512)));
const day = v.pipe(v.string(), v.maxLength(10));
const none = v.optional(v.strictObject({}), {});
const ofStore = v.optional(v.strictObject({ store: storeChoiceSchema }), {});
const intentId = v.strictObject({ id: uuidSchema });
const refundId = v.strictObject({ id: uuidSchema, refundId: uuidSchema });
/** Of a person or a till. */
const someId = v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** The filters of the day's list. The relay checks them; each is text, as it stands in the address. */
export const managerListQuerySchema = v.strictObject({
  store: storeChoiceSchema,
  day: text,
  status: text,
  till: text,
  cashier: text,
  q: text,
  attention: text,
  sort: text,
  order: text,
  limit: text,
  cursor: text,
  until: text,
  since: text,
});

/** The days and filters of an export. */
export const exportQuerySchema = v.strictObject({
  store: storeChoiceSchema,
  /** The first and the last business day, yyyy-mm-dd. */
  from: day,
  to: day,
  status: text,
  till: text,
  cashier: text,
  q: text,
  attention: text,
});
export type ExportQuery = v.InferOutput<typeof exportQuerySchema>;

/** The schemas of a route's parts. */
export interface ManagerRoute {
  /** The `:names` of the route's path. */
  readonly params: v.GenericSchema<unknown, Readonly<Record<string, string>>>;
  readonly query: v.GenericSchema<unknown, Readonly<Record<string, string | undefined>>>;
  /** `null`: the request has no body. */
  readonly body: v.GenericSchema | null;
}

export const managerRoutes = {
  listManagedStores: { params: none, query: none, body: null },
  getStoresDay: { params: v.strictObject({ day }), query: none, body: null },
  getDay: { params: v.strictObject({ day }), query: ofStore, body: null },
  listPaymentIntents: { params: none, query: managerListQuerySchema, body: null },
  summarizePaymentIntents: { params: none, query: managerListQuerySchema, body: null },
  getListFilters: { params: none, query: ofStore, body: null },
  getPaymentIntent: { params: intentId, query: none, body: null },
  refreshPaymentIntent: { params: intentId, query: none, body: null },
  cancelPaymentIntent: { params: intentId, query: none, body: null },
  settlePaymentIntent: { params: intentId, query: none, body: settleBodySchema },
  putClosing: { params: intentId, query: ofStore, body: closeBodySchema },
  listClosings: {
    params: none,
    query: v.optional(v.strictObject({ store: storeChoiceSchema, limit: text, cursor: text }), {}),
    body: null,
  },
  getNextClosing: { params: none, query: ofStore, body: null },
  getClosing: {
    params: v.strictObject({ number: closingNumberSchema }),
    query: ofStore,
    body: null,
  },
  putRefund: { params: refundId, query: ofStore, body: putRefundBodySchema },
  cancelRefund: { params: refundId, query: ofStore, body: null },
  listStaff: { params: none, query: ofStore, body: null },
  countExport: { params: none, query: exportQuerySchema, body: null },
  addStaff: { params: none, query: ofStore, body: addStaffBodySchema },
  changeStaff: { params: someId, query: ofStore, body: changeStaffBodySchema },
  removeStaff: { params: someId, query: ofStore, body: null },
  listTills: { params: none, query: ofStore, body: null },
  addTill: { params: none, query: ofStore, body: addTillBodySchema },
  renameTill: { params: someId, query: ofStore, body: renameTillBodySchema },
  makePairingCode: { params: someId, query: ofStore, body: null },
  revokeTill: { params: someId, query: ofStore, body: null },
  getStoreSettings: { params: none, query: ofStore, body: null },
  changeStore: { params: none, query: ofStore, body: changeStoreBodySchema },
  listChanges: { params: none, query: ofStore, body: null },
  getAlerts: { params: none, query: ofStore, body: null },
  putAlerts: { params: none, query: ofStore, body: putAlertsBodySchema },
  renewAlertSecret: { params: none, query: ofStore, body: null },
  testAlerts: { params: none, query: ofStore, body: null },
} as const satisfies Partial<Record<RelayRoute, ManagerRoute>>;

export type ManagedRoute = keyof typeof managerRoutes;
/** The same, by name; for looking a route up whose name came from outside. */
export const managerRouteNames = Object.keys(managerRoutes).filter((name) => isManagedRoute(name));

function isManagedRoute(name: string): name is ManagedRoute {
  return Object.hasOwn(managerRoutes, name);
}

type Routes = typeof managerRoutes;
type InputOf<Schema> = Schema extends v.GenericSchema ? v.InferInput<Schema> : never;
/** An input's part; one that may be empty may be left out. */
type Part<Name extends string, Value> = [Value] extends [never]
  ? { readonly [Key in Name]?: undefined }
  : undefined extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

export type ManagerInput<Route extends ManagedRoute> = Part<
  "params",
  InputOf<Routes[Route]["params"]>
> &
  Part<"query", InputOf<Routes[Route]["query"]>> &
  Part<"body", InputOf<Routes[Route]["body"]>>;

type AnswerOf<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : null;
export type ManagerAnswer<Route extends ManagedRoute> = AnswerOf<
  (typeof relayRoutes)[Route]["answer"]
>;

/** What the manager's screens hear of the stores that they watch. */
export type ManagerEvent =
  | { readonly kind: "changed"; readonly paymentIntent: PaymentIntent }
  /** The feed has begun anew, or cannot tell what was missed: read again. */
  | { readonly kind: "reset" }
  /** Heard again, nothing missed. */
  | { readonly kind: "resumed" }
  | { readonly kind: "lost" };
