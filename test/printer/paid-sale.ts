import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Store } from "../../contract/store.ts";

export const receiptUrl = "https://cobro.cafe.cl/r/ABCDEFGHJKMNPQRSTVWXYZ0123";

export function storeWith(changes: Partial<Store> = {}): Store {
  return {
    id: "store-1",
    name: "Café Providencia",
    currency: "CLP",
    locale: "es-CL",
    timeZone: "America/Santiago",
    dayStartsAtHour: 0,
    limits: { maxAmount: null, confirmAbove: null },
    tips: null,
    quickAmounts: [],
    logo: null,
    business: { name: "Comercial Ñandú SpA", taxId: "76.123.456-7" },
    receiptWords: "¡Gracias por su visita! ¿Volverá?",
    ...changes,
  };
}

export function paidIntent(changes: Partial<PaymentIntent> = {}): PaymentIntent {
  return {
    id: "0199f3a0-7c00-7000-8000-000000000001",
    fintocId: "pi_1",
    amount: 12_990,
    currency: "CLP",
    status: "succeeded",
    errorReason: null,
    reference: "Mesa 4",
    customerEmail: null,
    payUrl: null,
    payUrlExpiresAt: null,
    receiptUrl,
    cancelledAt: null,
    attention: null,
    attentionSettled: null,
    bankReference: "000123456",
    sender: { institutionId: "cl_banco_estado", numberEnd: "4321", holderIdMasked: null },
    transactionDate: null,
    till: { id: "till-1", name: "Caja 1" },
    store: { id: "store-1", name: "Café Providencia" },
    cashier: { id: "staff-1", name: "Begoña Muñoz" },
    mode: "live",
    createdAt: "2026-11-20T17:31:00.000Z",
    updatedAt: "2026-11-20T17:32:00.000Z",
    finalAt: "2026-11-20T17:32:00.000Z",
    finalSource: "webhook",
    tip: 1_000,
    statusAt: "2026-11-20T17:32:00.000Z",
    statusSource: "webhook",
    refunded: { amount: 0, underway: 0 },
    ...changes,
  };
}
