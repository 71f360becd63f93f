import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { attentions, paymentIntentStatuses } from "./payment-intent.ts";
import { isReceived } from "./received.ts";
import { holdsAmount, refundable, refundStatuses } from "./refund.ts";

const paid = {
  status: "succeeded",
  attention: null,
  amount: 10_000,
  customerEmail: "ana@ejemplo.cl",
} as const;
const refunds = fc.array(
  fc.record({
    status: fc.constantFrom(...refundStatuses),
    amount: fc.integer({ min: 1, max: 12_000 }),
  }),
  { maxLength: 6 },
);

describe("what may still be refunded", () => {
  it("is what was paid less all that was paid back or may be, and never more", () => {
    fc.assert(
      fc.property(refunds, (own) => {
        const held = own
          .filter((each) => holdsAmount(each.status))
          .reduce((sum, each) => sum + each.amount, 0);
        const can = refundable(paid, own, false);
        if (held >= paid.amount) expect(can).toMatchObject({ reason: "nothing_left" });
        else expect(can).toEqual({ kind: "refundable", left: paid.amount - held });
      }),
    );
  });

  it("is nothing of what was not paid beyond doubt", () => {
    const intent = fc.record({
      status: fc.constantFrom(...paymentIntentStatuses),
      attention: fc.constantFrom(null, ...attentions),
    });
    fc.assert(
      fc.property(intent, refunds, (state, own) => {
        const can = refundable({ ...paid, ...state }, own, false);
        if (can.kind !== "refundable") return;
        expect(isReceived(state)).toBe(true);
      }),
    );
  });

  it("is nothing of a direct payment or without an e-mail, and says which", () => {
    const direct = { kind: "not_refundable", reason: "direct_payment" };
    expect(refundable(paid, [], true)).toEqual(direct);
    const silent = refundable({ ...paid, customerEmail: null }, [], false);
    expect(silent).toEqual({ kind: "not_refundable", reason: "no_customer_email" });
  });

  it("is all of what came after a cancel", () => {
    const late = { ...paid, attention: "paid_after_cancel" } as const;
    expect(refundable(late, [], false)).toEqual({ kind: "refundable", left: 10_000 });
  });
});
