import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { iso, now, saleOf } from "../till/test-till.ts";
import { payPageOf, payPageStays } from "./pay-page-of.ts";

/** The page of the test's sale has run out. */
const over = now + 5 * 60_000;

describe("the pay page on the counter's screen", () => {
  it("opens while somebody can pay there", () => {
    expect(payPageOf(saleOf(), now)).toBe("https://relay.example/pay/slug");
    expect(payPageOf(saleOf(), over)).toBeNull();
    expect(payPageOf(saleOf({}, { payUrl: null }), now)).toBeNull();
    expect(payPageOf(saleOf({}, null), now)).toBeNull();
  });

  it("closes when its time is over or the till locks, unless the customer is in the bank", () => {
    expect(payPageStays(saleOf(), now, false)).toBe(true);
    expect(payPageStays(saleOf(), over, false)).toBe(false);
    expect(payPageStays(saleOf(), now, true)).toBe(false);
    for (const status of ["in_progress", "requires_action", "pending"] as const) {
      expect(payPageStays(saleOf({}, { status, payUrl: null }), over, true)).toBe(true);
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
        expect(payPageStays(saleOf(sale, intent), now, isLocked)).toBe(false);
        expect(payPageOf(saleOf(sale, intent), now)).toBeNull();
      }),
    );
  });
});
