import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { saleSchema, type Sale } from "../../contract/bridge.ts";
import { isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { payPageOf, payPageStays } from "./pay-page-of.ts";

const now = Date.parse("2026-03-01T15:00:00.000Z");
const iso = (ms: number) => new Date(ms).toISOString();
const id = "01890a5d-ac96-774b-bcce-b302099a8057";
const payUrl = "https://cobro.shop.example/pay/slug";

function saleOf(intent: object = {}, sale: object = {}): Sale {
  const money = { amount: 500, currency: "CLP", reference: null, customerEmail: null };
  const open = { errorReason: null, receiptUrl: null, cancelledAt: null, bankReference: null };
  const untold = { attention: null, attentionSettled: null, sender: null, transactionDate: null };
  const place = { till: { id: "t", name: "Caja" }, store: { id: "s", name: "Café" } };
  return v.parse(saleSchema, {
    id,
    ...money,
    startedAt: iso(now),
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    paymentIntent: {
      id,
      fintocId: "pi_1",
      ...money,
      ...open,
      ...untold,
      ...place,
      status: "created",
      payUrl,
      payUrlExpiresAt: iso(now + 60_000),
      mode: "test",
      cashier: null,
      createdAt: iso(now),
      updatedAt: iso(now),
      finalAt: null,
      finalSource: null,
      ...intent,
    },
    ...sale,
  });
}

describe("the pay page on the counter's screen", () => {
  it("opens while somebody can pay there", () => {
    expect(payPageOf(saleOf(), now)).toBe(payUrl);
    expect(payPageOf(saleOf(), now + 60_000)).toBeNull();
    expect(payPageOf(saleOf({ payUrl: null }), now)).toBeNull();
    expect(payPageOf(saleOf({}, { paymentIntent: null }), now)).toBeNull();
  });

  it("closes when its time is over or the till locks, unless the customer is in the bank", () => {
    expect(payPageStays(saleOf(), now, false)).toBe(true);
    expect(payPageStays(saleOf(), now + 60_000, false)).toBe(false);
    expect(payPageStays(saleOf(), now, true)).toBe(false);
    for (const status of ["in_progress", "requires_action", "pending"]) {
      expect(payPageStays(saleOf({ status, payUrl: null }), now + 60_000, true)).toBe(true);
    }
  });

  it("never outlives its sale", () => {
    const states = fc.record({
      status: fc.constantFrom(...paymentIntentStatuses),
      cancelledAt: fc.option(fc.constant(iso(now))),
    });
    const sales = fc.record({ cancelling: fc.boolean(), left: fc.boolean() });
    fc.assert(
      fc.property(states, sales, fc.boolean(), (intent, sale, isLocked) => {
        const isOver =
          isFinal(intent.status) || intent.cancelledAt !== null || sale.cancelling || sale.left;
        if (!isOver) return;
        expect(payPageStays(saleOf(intent, sale), now, isLocked)).toBe(false);
        expect(payPageOf(saleOf(intent, sale), now)).toBeNull();
      }),
    );
  });
});
