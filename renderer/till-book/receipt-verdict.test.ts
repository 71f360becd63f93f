import { describe, expect, it } from "vitest";

import type { CheckedReceipt } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { attentions, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { testSale } from "../cashier/test-sales.ts";
import { verdictOf, verdictOfFailure } from "./receipt-verdict.ts";

const at = "2026-11-20T17:30:00.000Z";
function checked(
  intent: Partial<CheckedReceipt["paymentIntent"]> = {},
  more: Partial<CheckedReceipt> = {},
): CheckedReceipt {
  const { paymentIntent } = testSale({}, { status: "succeeded", mode: "live", ...intent });
  if (paymentIntent === null) throw new Error("unreachable");
  return {
    paymentIntent,
    earlier: { count: 0, lastAt: null, lastTill: null },
    receiptOrigin: "https://relay.example",
    serverTime: at,
    foreignOrigin: null,
    ...more,
  };
}
const before = { earlier: { count: 2, lastAt: at, lastTill: "Caja 1" } };
const settled = { by: "Luz", at, note: "visto" };

describe("the verdict on a receipt", () => {
  it("is green for one thing alone: a success, our address, shown for the first time", () => {
    expect(verdictOf(checked(), "live").kind).toBe("real");
    const others = [
      checked({}, { foreignOrigin: "https://forger.example" }),
      checked({}, before),
      checked({ mode: "test" }),
      ...paymentIntentStatuses
        .filter((status) => status !== "succeeded")
        .map((status) => checked({ status })),
      ...attentions
        .filter((attention) => attention !== "refund_failed")
        .map((attention) => checked({ attention })),
    ];
    for (const each of others) expect(verdictOf(each, "live").kind).not.toBe("real");
  });

  it("names the gravest: a foreign address before a test, a person before shown before", () => {
    const foreign = { foreignOrigin: "https://forger.example", ...before };
    expect(verdictOf(checked({ mode: "test" }, foreign), "live").kind).toBe("foreign");
    expect(verdictOf(checked({ mode: "test" }, before), "live").kind).toBe("test");
    expect(verdictOf(checked({ attention: "amount_mismatch" }, before), "live").kind).toBe(
      "needsPerson",
    );
    expect(verdictOf(checked({ status: "pending" }, before), "live").kind).toBe("notPaid");
    expect(verdictOf(checked({}, before), "live").kind).toBe("shownBefore");
  });

  it("at a till in test mode a test payment is as real as it gets there", () => {
    expect(verdictOf(checked({ mode: "test" }), "test").kind).toBe("real");
    expect(verdictOf(checked({ mode: "test" }), null).kind).toBe("test");
  });

  it("a refund that failed changes nothing of its having been paid", () => {
    const failed = { attention: "refund_failed" } as const;
    expect(verdictOf(checked(failed), "live").kind).toBe("real");
    expect(verdictOf(checked(failed, before), "live").kind).toBe("shownBefore");
  });

  it("a manager's word makes late money real, and never an amount that does not fit", () => {
    const late = checked({ attention: "paid_after_cancel", attentionSettled: settled });
    expect(verdictOf(late, "live").kind).toBe("real");
    const wrong = checked({ attention: "amount_mismatch", attentionSettled: settled });
    expect(verdictOf(wrong, "live").kind).toBe("needsPerson");
  });
});

describe("a check that failed", () => {
  it("is no guess: unknown here, unanswered there, mistyped elsewhere", () => {
    expect(verdictOfFailure(failure("receipt_not_found"), "ABCD")).toEqual({ kind: "notOurs" });
    expect(verdictOfFailure(failure("relay_unreachable"), "ABCD")?.kind).toBe("unchecked");
    expect(verdictOfFailure(failure("too_many_requests"), "ABCD")?.kind).toBe("unchecked");
    expect(verdictOfFailure(failure("receipt_code_malformed"), "ABCD")).toBeNull();
    expect(
      verdictOfFailure(failure("receipt_code_malformed"), "https://forger.example/c/1"),
    ).toEqual({ kind: "notOurs" });
  });
});
