import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { failure } from "../../contract/failures.ts";
import { attentions, isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { isOpen, isWaiting, needsPerson, saleView, toneOf } from "./sale-view.ts";
import { testSale } from "./test-sales.ts";

const now = "2026-11-20T17:35:00.000Z";
const anyIntent = fc.record({
  status: fc.constantFrom(...paymentIntentStatuses),
  attention: fc.option(fc.constantFrom(...attentions)),
  cancelledAt: fc.option(fc.constant(now)),
  payUrl: fc.option(fc.constant("https://relay.example/pay/slug")),
  errorReason: fc.option(fc.constant("insufficient_funds")),
});
const anySale = fc
  .record({ intent: fc.option(anyIntent), cancelling: fc.boolean(), left: fc.boolean() })
  .map(({ intent, cancelling, left }) => testSale({ cancelling, left }, intent));

describe("what is shown of a sale", () => {
  test("green is shown only for the bank's success with nothing for a person", () => {
    fc.assert(
      fc.property(anySale, fc.boolean(), (sale, qrIsOver) => {
        const green = toneOf(saleView(sale, qrIsOver)) === "paid";
        const { paymentIntent } = sale;
        expect(green).toBe(
          paymentIntent?.status === "succeeded" && paymentIntent.attention === null,
        );
      }),
    );
  });

  test("a receipt is shown exactly when the bank's success stands undisputed", () => {
    fc.assert(
      fc.property(anySale, fc.boolean(), (sale, qrIsOver) => {
        const view = saleView(sale, qrIsOver);
        const receipt = "receipt" in view ? view.receipt : null;
        const { attention, status } = sale.paymentIntent ?? {};
        expect(receipt !== null).toBe(status === "succeeded" && attention !== "contradiction");
      }),
    );
  });

  test("what needs a person is never shown as anything else", () => {
    fc.assert(
      fc.property(anySale, fc.boolean(), (sale, qrIsOver) => {
        expect(needsPerson(saleView(sale, qrIsOver))).toBe(
          sale.paymentIntent !== null && sale.paymentIntent.attention !== null,
        );
      }),
    );
  });

  test("a sale whose intent is not final stays among the open ones", () => {
    fc.assert(
      fc.property(anySale, fc.boolean(), (sale, qrIsOver) => {
        const status = sale.paymentIntent?.status;
        if (status === undefined || isFinal(status)) return;
        expect(isOpen(saleView(sale, qrIsOver))).toBe(true);
      }),
    );
  });

  test("the QR is never shown once its time is over", () => {
    fc.assert(
      fc.property(anySale, (sale) => {
        const view = saleView(sale, true);
        expect("qr" in view ? view.qr : null).toBeNull();
      }),
    );
  });

  test("before the relay or Fintoc has answered it is being created, whatever the trouble", () => {
    const trouble = failure("relay_timeout");
    expect(saleView(testSale({ trouble }, null), false).kind).toBe("creating");
    const creating = testSale({}, { status: "creating", payUrl: null, payUrlExpiresAt: null });
    expect(saleView(creating, false).kind).toBe("creating");
  });

  test.each([
    ["created", "waiting"],
    ["in_progress", "at_bank"],
    ["requires_action", "at_bank"],
    ["pending", "confirming"],
    ["rejected", "rejected"],
    ["failed", "failed"],
    ["expired", "expired"],
    ["not_created", "not_created"],
    ["succeeded", "paid"],
  ] as const)("%s is shown as %s", (status, kind) => {
    expect(saleView(testSale({}, { status }), false).kind).toBe(kind);
  });

  test("a QR that ran out is not shown as expired before the bank's word", () => {
    expect(saleView(testSale(), true)).toEqual({ kind: "lapsed" });
    expect(saleView(testSale({}, { payUrl: null }), false)).toEqual({ kind: "lapsed" });
  });

  test("a customer who is at the bank stays there when the QR runs out", () => {
    const sale = testSale({}, { status: "in_progress" });
    expect(saleView(sale, true)).toEqual({ kind: "at_bank", qr: null });
  });

  test("a cancel that the relay has not confirmed is not yet a cancelled sale", () => {
    expect(saleView(testSale({ cancelling: true }), false).kind).toBe("cancelling");
    expect(saleView(testSale({ cancelling: true }, null), false).kind).toBe("cancelling");
  });

  test("a cancelled sale says whether money may still arrive", () => {
    const open = testSale({ cancelling: true }, { status: "in_progress", cancelledAt: now });
    expect(saleView(open, false)).toEqual({ kind: "cancelled", mayStillArrive: true });
    const over = testSale({ cancelling: true }, { status: "expired", cancelledAt: now });
    expect(saleView(over, false)).toEqual({ kind: "cancelled", mayStillArrive: false });
  });

  test("a sale that was cancelled before it was sent is cancelled, and nobody can pay it", () => {
    const refused = failure("never_sent");
    expect(saleView(testSale({ cancelling: true, refused }, null), false)).toEqual({
      kind: "cancelled",
      mayStillArrive: false,
    });
  });

  test("a sale that the relay refused says why", () => {
    const refused = failure("amount_above_store_limit");
    expect(saleView(testSale({ refused }, null), false)).toEqual({
      kind: "refused",
      failure: refused,
    });
  });

  test("money after a cancel is for a person, with the bank's receipt beside it", () => {
    const sale = testSale(
      { cancelling: true },
      { status: "succeeded", cancelledAt: now, attention: "paid_after_cancel", finalAt: now },
    );
    const view = saleView(sale, false);
    expect(view).toMatchObject({
      kind: "attention",
      attention: "paid_after_cancel",
      receipt: { confirmedAt: now },
    });
    expect(toneOf(view)).toBe("care");
  });

  test("a settled sale is still told apart, but no longer open", () => {
    const attentionSettled = { by: "Camila R.", at: now, note: "Devuelto" };
    const view = saleView(
      testSale({}, { status: "succeeded", attention: "paid_after_cancel", attentionSettled }),
      false,
    );
    expect(view.kind).toBe("attention");
    expect(isOpen(view)).toBe(false);
    expect(needsPerson(view)).toBe(false);
  });

  test("the cashier waits in front of a sale until it ends, is cancelled or needs a person", () => {
    const waiting = paymentIntentStatuses.filter((status) =>
      isWaiting(saleView(testSale({}, { status }), false)),
    );
    expect(waiting).toEqual(["creating", "created", "in_progress", "requires_action", "pending"]);
  });
});
