import { describe, expect, test } from "vitest";

import { paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { cancelsFirst, repeatRisk } from "./repeat-risk.ts";
import { saleView } from "./sale-view.ts";
import { testSale } from "./test-sales.ts";

const risk = (intent: Parameters<typeof testSale>[1], qrIsOver = false) =>
  repeatRisk(saleView(testSale({}, intent), qrIsOver));

describe("charging the same again", () => {
  test("goes at once only where the first can never be paid any more", () => {
    expect(risk({ status: "expired" })).toBeNull();
    expect(risk({ status: "rejected" })).toBeNull();
    expect(risk({ status: "failed", errorReason: "insufficient_funds" })).toBeNull();
    expect(risk({ status: "not_created" })).toBeNull();
    expect(risk({ status: "expired", cancelledAt: "2026-11-20T17:35:00.000Z" })).toBeNull();
  });

  test("has to be confirmed where the first could still be paid, whatever its status", () => {
    for (const status of ["in_progress", "requires_action", "pending"] as const) {
      expect(risk({ status }), status).toBeTypeOf("string");
      expect(risk({ status, cancelledAt: "2026-11-20T17:35:00.000Z" }), status).toBe("cancelled");
    }
    expect(risk({ status: "created" }, true)).toBe("open");
    expect(risk({ status: "failed", errorReason: "unresolved_final_status" })).toBe("unresolved");
    expect(risk({ status: "failed", attention: "unresolved" })).toBe("unresolved");
  });

  test("is not offered where the QR still waits or money has arrived", () => {
    expect(risk({ status: "created" })).toBe(false);
    expect(risk({ status: "succeeded" })).toBe(false);
    expect(risk({ status: "succeeded", attention: "paid_after_cancel" })).toBe(false);
    for (const status of paymentIntentStatuses) {
      expect(risk({ status, attention: "amount_mismatch" }), status).toBe(false);
    }
  });

  test("cancels the first where nobody has yet, so that its money would raise the alarm", () => {
    expect(cancelsFirst("open")).toBe(true);
    expect(cancelsFirst("confirming")).toBe(true);
    expect(cancelsFirst("cancelled")).toBe(false);
    expect(cancelsFirst("unresolved")).toBe(false);
    expect(cancelsFirst(null)).toBe(false);
  });
});
