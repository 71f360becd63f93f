/** A till's state for the tests of what is computed from it. */
import type { Sale, TillState } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { unprovisioned } from "../../contract/provisioning.ts";

/** Of the test's tills, in Unix milliseconds. */
export const now = Date.parse("2026-03-01T15:00:00.000Z");
export const iso = (ms: number) => new Date(ms).toISOString();
const minute = 60_000;

function intentOf(change: Partial<PaymentIntent> = {}): PaymentIntent {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    fintocId: "pi_1",
    amount: 12_990,
    currency: "CLP",
    status: "created",
    errorReason: null,
    reference: null,
    customerEmail: null,
    payUrl: "https://relay.example/pay/slug",
    payUrlExpiresAt: iso(now + 5 * minute),
    receiptUrl: null,
    cancelledAt: null,
    attention: null,
    attentionSettled: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
    till: { id: "t", name: "Caja 1" },
    store: { id: "s", name: "Café" },
    cashier: null,
    mode: "test",
    createdAt: iso(now - 5 * minute),
    updatedAt: iso(now - 5 * minute),
    finalAt: null,
    finalSource: null,
    tip: null,
    statusAt: null,
    statusSource: null,
    refunded: { amount: 0, underway: 0 },
    ...change,
  };
}

/** A sale whose QR can be scanned, with these differences. */
export function saleOf(
  change: Partial<Sale> = {},
  intent: Partial<PaymentIntent> | null = {},
): Sale {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    amount: 12_990,
    currency: "CLP",
    tip: null,
    reference: null,
    customerEmail: null,
    startedAt: iso(now - 5 * minute),
    paymentIntent: intent === null ? null : intentOf(intent),
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    unseen: false,
    ...change,
  };
}

/** A paired till that is online. */
export function tillOf(sales: readonly Sale[], change: Partial<TillState> = {}): TillState {
  return {
    version: 1,
    home: "shared",
    endedBefore: [],
    kiosk: null,
    pairing: {
      kind: "paired",
      relayUrl: "https://relay.example",
      till: { id: "t", name: "Caja 1" },
      store: {
        id: "s",
        name: "Café",
        currency: "CLP",
        locale: "es-CL",
        timeZone: "America/Santiago",
        dayStartsAtHour: 0,
        limits: { maxAmount: null, confirmAbove: null },
        tips: null,
        quickAmounts: [],
        logo: null,
        business: null,
        receiptWords: null,
      },
      mode: "test",
    },
    connection: { kind: "online", since: iso(now - minute) },
    clockOffsetMs: 0,
    sales: [...sales],
    preferences: {
      language: "es-CL",
      theme: "system",
      volume: 80,
      voice: false,
      lockAfterMinutes: 10,
      printer: { kind: "none" },
      printReceipts: false,
      customerDisplay: null,
    },
    manager: null,
    closedBooks: null,
    hasBooks: true,
    signIn: { kind: "nobody" },
    incompatible: null,
    problem: null,
    displays: [],
    offeredLink: null,
    payPageOf: null,
    appVersion: "",
    provisioning: unprovisioned,
    notice: null,
    ...change,
  };
}
