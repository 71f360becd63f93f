import { describe, expect, test } from "vitest";

import { failure } from "../../contract/failures.ts";
import { factSources, isFinal, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { learnedOf } from "./learned.ts";
import { saleView } from "./sale-view.ts";
import { testSale } from "./test-sales.ts";

const at = "2026-11-20T17:32:05.000Z";
const learned = (sale: ReturnType<typeof testSale>, qrIsOver = false) =>
  learnedOf(sale, saleView(sale, qrIsOver));

describe("how and when a status was learned", () => {
  test("is what the relay says of it, for every status and every source", () => {
    for (const status of paymentIntentStatuses.filter((each) => each !== "creating")) {
      for (const statusSource of factSources) {
        const sale = testSale({}, { status, statusSource, statusAt: at });
        expect(learned(sale), status).toEqual({ how: statusSource, at });
      }
    }
  });

  test("is told of every status, also by a relay that does not say it yet", () => {
    for (const status of paymentIntentStatuses) {
      const sale = testSale({}, { status, finalSource: isFinal(status) ? "webhook" : null });
      expect(learned(sale).at, status).not.toBeNull();
    }
  });

  test("is the QR's own time once it has run out, and the cashier's own word after a cancel", () => {
    const created = testSale({}, { statusSource: "creation", statusAt: at });
    expect(learned(created, true)).toEqual({ how: "relay", at: "2026-11-20T17:40:00.000Z" });
    const cancelled = testSale({}, { cancelledAt: at, statusSource: "creation", statusAt: at });
    expect(learned(cancelled)).toEqual({ how: "cancelled", at });
  });

  test("is the asking itself while the relay has not answered", () => {
    expect(learned(testSale({}, null)).how).toBe("asked");
    expect(learned(testSale({ refused: failure("never_sent") }, null)).how).toBe("neverSent");
    expect(learned(testSale({ refused: failure("amount_not_positive") }, null)).how).toBe(
      "refused",
    );
  });
});
