/** Sales and states for the tests beside this file; every one passes the contract's own schema. */
import * as v from "valibot";

import { saleSchema, tillStateSchema, type Sale, type TillState } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";

const startedAt = "2026-11-20T17:30:00.000Z";
const till = { id: "till_1", name: "Caja 1" };

/** @param paymentIntent `null` for a sale that the relay has not answered yet */
export function testSale(
  sale: Partial<Omit<Sale, "paymentIntent">> = {},
  paymentIntent: Partial<PaymentIntent> | null = {},
): Sale {
  const id = sale.id ?? "0193486f-7c00-7000-8000-000000000001";
  const base = {
    id,
    amount: 12_990,
    currency: "CLP" as const,
    reference: "Mesa 4",
    customerEmail: null,
    startedAt,
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    ...sale,
  };
  return v.parse(saleSchema, {
    ...base,
    paymentIntent:
      paymentIntent === null
        ? null
        : {
            id,
            fintocId: "pi_1",
            amount: base.amount,
            currency: base.currency,
            status: "created",
            errorReason: null,
            reference: base.reference,
            customerEmail: null,
            payUrl: "https://relay.example/pay/q7Vw2hZk9XcN4bTj1sLmRg",
            payUrlExpiresAt: "2026-11-20T17:40:00.000Z",
            receiptUrl: null,
            cancelledAt: null,
            attention: null,
            attentionSettled: null,
            bankReference: null,
            sender: null,
            transactionDate: null,
            till,
            store: { id: "store_1", name: "Providencia" },
            cashier: null,
            mode: "test",
            createdAt: startedAt,
            updatedAt: startedAt,
            finalAt: null,
            finalSource: null,
            ...paymentIntent,
          },
  });
}

export function tillState(state: Partial<TillState> = {}): TillState {
  return v.parse(tillStateSchema, {
    version: 1,
    pairing: {
      kind: "paired",
      relayUrl: "https://relay.example",
      till,
      store: {
        id: "store_1",
        name: "Providencia",
        currency: "CLP",
        locale: "es-CL",
        timeZone: "America/Santiago",
        dayStartsAtHour: 0,
        limits: { maxAmount: null, confirmAbove: null },
      },
      mode: "test",
    },
    connection: { kind: "online", since: startedAt },
    clockOffsetMs: 0,
    sales: [],
    preferences: { language: "es-CL", theme: "system" },
    notice: null,
    ...state,
  });
}
