/** The relay's routes, each declared once: the relay serves this table and the till calls it. */
import * as v from "valibot";

import { alertsAnswerSchema } from "./alerts.ts";
import { closingAnswerSchema, closingsAnswerSchema, nextClosingAnswerSchema } from "./closing.ts";
import { listFiltersAnswerSchema, listSummaryAnswerSchema } from "./day-list.ts";
import { dayTotalsAnswerSchema } from "./day-totals.ts";
import { exportCountAnswerSchema } from "./export-stream.ts";
import {
  changesAnswerSchema,
  managedTillAnswerSchema,
  managedTillsAnswerSchema,
  pairingCodeAnswerSchema,
  staffAnswerSchema,
  storeSettingsAnswerSchema,
} from "./people-api.ts";
import {
  attentionSchema,
  instantSchema,
  modeSchema,
  paymentIntentSchema,
  paymentIntentWithHistorySchema,
} from "./payment-intent.ts";
import { refundableSchema, refundSchema } from "./refund.ts";
import { staffListAnswerSchema, staffSessionAnswerSchema } from "./staff.ts";
import { storeSchema, tillSchema } from "./store.ts";
import { managedStoresAnswerSchema, storesDayAnswerSchema } from "./stores.ts";
import { tillReportAnswerSchema } from "./till-report.ts";

/** At most this long does a `PUT` wait for Fintoc before it answers `creating`. */
export const createWaitMs = 8_000;
/**
 * The version of this file's shapes. A relay serves tills from `oldest` on; a till works with
 * relays from `oldestRelayApi` on.
 */
export const relayApi = { version: 2, oldest: 1 } as const;
export const oldestRelayApi = 1;
/** From this version on a relay answers the manager's screens. */
export const booksRelayApi = 2;
/** A body above this size is refused with 413. */
export const largestBodyBytes = 64 * 1024;
export const longestReference = 140;
export const longestNote = 500;

/** The till's wish. Amount and currency are checked by `checkAmount`, so that each fault has its own code. */
export const createPaymentIntentBodySchema = v.object({
  amount: v.number(),
  currency: v.string(),
  reference: v.optional(v.nullable(v.string())),
  customerEmail: v.optional(v.nullable(v.string())),
  metadata: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  /** The tip within `amount`, in the same unit. */
  tip: v.optional(v.nullable(v.number())),
});
export type CreatePaymentIntentBody = v.InferOutput<typeof createPaymentIntentBodySchema>;

export const customerEmailSchema = v.pipe(v.string(), v.maxLength(254), v.email());
export const referenceSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(longestReference),
);
/** Fintoc's limits: at most 50 keys of 40 characters, values of 500 characters. */
export const metadataSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(40)),
    v.union([v.pipe(v.string(), v.maxLength(500)), v.number(), v.boolean()]),
  ),
  v.check((metadata) => Object.keys(metadata).length <= 50),
);

export const pairingBodySchema = v.object({
  code: v.pipe(v.string(), v.maxLength(64)),
  claim: v.optional(v.pipe(v.string(), v.minLength(16), v.maxLength(128))),
  /** How an enrolled till would be called, where that name is free. */
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

export const pairingAnswerSchema = v.object({
  till: tillSchema,
  store: storeSchema,
  secret: v.string(),
});

/** The till's new secret; the old one works until this one is first used. */
export const tillSecretAnswerSchema = v.object({ secret: v.string() });

/** What a manager writes about what needed a person. */
export const settleBodySchema = v.object({
  note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestNote)),
  /** What the manager saw: a note never settles what came while it was written. */
  attention: v.optional(attentionSchema),
});

export const tillAnswerSchema = v.object({
  till: tillSchema,
  store: storeSchema,
  mode: modeSchema,
  publicKey: v.nullable(v.string()),
  /** A relay that is older than this field says nothing. */
  api: v.optional(v.object({ version: v.number(), oldest: v.number() }), { version: 0, oldest: 0 }),
  /**
   * Besides the relay's own, what the pay page opens: Fintoc's widget and hosted page. Each is an
   * origin (`https://js.fintoc.com`, `http://127.0.0.1:4010`) or, as in a CSP, `https://*.` before
   * a domain: every host below that domain at the default port, not the domain itself.
   */
  payOrigins: v.optional(v.array(v.string()), []),
});
export type TillAnswer = v.InferOutput<typeof tillAnswerSchema>;

/** For whoever is not paired yet: a relay is here, and what it speaks. */
export const relayAboutAnswerSchema = v.object({
  api: v.object({ version: v.number(), oldest: v.number() }),
});

/** What stands in a receipt's QR, or its first letters as they were typed. */
export const receiptCheckBodySchema = v.object({ code: v.pipe(v.string(), v.maxLength(2_048)) });
export const receiptCheckAnswerSchema = v.object({
  paymentIntent: paymentIntentSchema,
  /** How often this receipt was checked before, at any till of the store. */
  earlier: v.object({
    count: v.number(),
    lastAt: v.nullable(instantSchema),
    lastTill: v.nullable(v.string()),
  }),
  /** Where this relay's own receipts live: one from any other origin is forged. */
  receiptOrigin: v.string(),
  serverTime: instantSchema,
});
export type ReceiptCheck = v.InferOutput<typeof receiptCheckAnswerSchema>;

export const paymentIntentAnswerSchema = v.object({ paymentIntent: paymentIntentSchema });
export const paymentIntentDetailAnswerSchema = v.object({
  paymentIntent: paymentIntentWithHistorySchema,
  /** Oldest first. */
  refunds: v.optional(v.array(refundSchema), []),
  /** A relay that is older than this field says nothing. */
  refundable: v.optional(v.nullable(refundableSchema), null),
});
/** A refund, and what it has made of its payment intent. */
export const refundAnswerSchema = v.object({
  refund: refundSchema,
  paymentIntent: paymentIntentSchema,
  refundable: refundableSchema,
});
export const paymentIntentsAnswerSchema = v.object({
  paymentIntents: v.array(paymentIntentSchema),
  nextCursor: v.nullable(v.string()),
});

/** `:id` and `:slug` are parameters of the path, as hono writes them. */
export const relayRoutes = {
  createPairing: { method: "POST", path: "/v1/pairings", answer: pairingAnswerSchema },
  about: { method: "GET", path: "/v1/relay", answer: relayAboutAnswerSchema },
  getTill: { method: "GET", path: "/v1/till", answer: tillAnswerSchema },
  putPaymentIntent: {
    method: "PUT",
    path: "/v1/payment-intents/:id",
    answer: paymentIntentAnswerSchema,
  },
  getPaymentIntent: {
    method: "GET",
    path: "/v1/payment-intents/:id",
    answer: paymentIntentDetailAnswerSchema,
  },
  cancelPaymentIntent: {
    method: "POST",
    path: "/v1/payment-intents/:id/cancel",
    answer: paymentIntentAnswerSchema,
  },
  refreshPaymentIntent: {
    method: "POST",
    path: "/v1/payment-intents/:id/refresh",
    answer: paymentIntentAnswerSchema,
  },
  listPaymentIntents: {
    method: "GET",
    path: "/v1/payment-intents",
    answer: paymentIntentsAnswerSchema,
  },
  /** The filters of `listPaymentIntents`; for a manager. */
  summarizePaymentIntents: {
    method: "GET",
    path: "/v1/payment-intents/summary",
    answer: listSummaryAnswerSchema,
  },
  getListFilters: {
    method: "GET",
    path: "/v1/payment-intents/filters",
    answer: listFiltersAnswerSchema,
  },
  settlePaymentIntent: {
    method: "POST",
    path: "/v1/payment-intents/:id/settle",
    answer: paymentIntentAnswerSchema,
  },
  /** `?from=&to=` (days) and the list's filters: how many rows an export of them has. */
  countExport: {
    method: "GET",
    path: "/v1/exports/payment-intents/count",
    answer: exportCountAnswerSchema,
  },
  /** The rows themselves, streamed as `export-stream.ts` has it. */
  exportPaymentIntents: { method: "GET", path: "/v1/exports/payment-intents", answer: null },
  /** The stores that the manager may look at. */
  listManagedStores: { method: "GET", path: "/v1/stores", answer: managedStoresAnswerSchema },
  /** All of the manager's stores side by side. */
  getStoresDay: { method: "GET", path: "/v1/stores/days/:day", answer: storesDayAnswerSchema },
  /** A manager's: the whole or a part, under an id that the till has chosen. */
  putRefund: {
    method: "PUT",
    path: "/v1/payment-intents/:id/refunds/:refundId",
    answer: refundAnswerSchema,
  },
  /** Possible while it is `created`. */
  cancelRefund: {
    method: "POST",
    path: "/v1/payment-intents/:id/refunds/:refundId/cancel",
    answer: refundAnswerSchema,
  },
  getDay: { method: "GET", path: "/v1/days/:day", answer: dayTotalsAnswerSchema },
  putClosing: { method: "PUT", path: "/v1/closings/:id", answer: closingAnswerSchema },
  listClosings: { method: "GET", path: "/v1/closings", answer: closingsAnswerSchema },
  /** What a closing would hold now; it closes nothing. */
  getNextClosing: { method: "GET", path: "/v1/closings/next", answer: nextClosingAnswerSchema },
  getClosing: { method: "GET", path: "/v1/closings/:number", answer: closingAnswerSchema },
  /** `?day=` (default: today) and `?cashier=`: the till's own sales, summed by the relay. */
  getTillReport: { method: "GET", path: "/v1/till/report", answer: tillReportAnswerSchema },
  checkReceipt: { method: "POST", path: "/v1/receipt-checks", answer: receiptCheckAnswerSchema },
  listStaff: { method: "GET", path: "/v1/staff", answer: staffListAnswerSchema },
  createStaffSession: {
    method: "POST",
    path: "/v1/staff/sessions",
    answer: staffSessionAnswerSchema,
  },
  endStaffSession: { method: "DELETE", path: "/v1/staff/sessions", answer: null },
  addStaff: { method: "POST", path: "/v1/staff", answer: staffAnswerSchema },
  changeStaff: { method: "PATCH", path: "/v1/staff/:id", answer: staffAnswerSchema },
  removeStaff: { method: "DELETE", path: "/v1/staff/:id", answer: null },
  listTills: { method: "GET", path: "/v1/tills", answer: managedTillsAnswerSchema },
  addTill: { method: "POST", path: "/v1/tills", answer: pairingCodeAnswerSchema },
  renameTill: { method: "PATCH", path: "/v1/tills/:id", answer: managedTillAnswerSchema },
  makePairingCode: {
    method: "POST",
    path: "/v1/tills/:id/pairing-code",
    answer: pairingCodeAnswerSchema,
  },
  revokeTill: { method: "POST", path: "/v1/tills/:id/revoke", answer: managedTillAnswerSchema },
  getStoreSettings: { method: "GET", path: "/v1/store", answer: storeSettingsAnswerSchema },
  changeStore: { method: "PATCH", path: "/v1/store", answer: storeSettingsAnswerSchema },
  /** The newest 100: who changed what of staff, tills and settings. */
  listChanges: { method: "GET", path: "/v1/changes", answer: changesAnswerSchema },
  /** Where what needs a person is told outside the app, and what became of it. */
  getAlerts: { method: "GET", path: "/v1/alerts", answer: alertsAnswerSchema },
  putAlerts: { method: "PUT", path: "/v1/alerts", answer: alertsAnswerSchema },
  renewAlertSecret: { method: "POST", path: "/v1/alerts/secret", answer: alertsAnswerSchema },
  testAlerts: { method: "POST", path: "/v1/alerts/test", answer: alertsAnswerSchema },
  rotateTillSecret: { method: "POST", path: "/v1/till/secret", answer: tillSecretAnswerSchema },
  events: { method: "GET", path: "/v1/events", answer: null },
  fintocWebhook: { method: "POST", path: "/webhooks/fintoc", answer: null },
  payPage: { method: "GET", path: "/pay/:slug", answer: null },
  payState: { method: "GET", path: "/pay/:slug/state", answer: null },
  payAsset: { method: "GET", path: "/pay/assets/:name", answer: null },
  receiptPage: { method: "GET", path: "/r/:slug", answer: null },
  receiptAsset: { method: "GET", path: "/r/assets/:name", answer: null },
  pairPage: { method: "GET", path: "/pair", answer: null },
  pairAsset: { method: "GET", path: "/pair/assets/:name", answer: null },
  alertPage: { method: "GET", path: "/a/:code", answer: null },
  health: { method: "GET", path: "/healthz", answer: null },
  ready: { method: "GET", path: "/readyz", answer: null },
  metrics: { method: "GET", path: "/metrics", answer: null },
} as const;
export type RelayRoute = keyof typeof relayRoutes;
