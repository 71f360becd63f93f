import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { attentions, isFinal, paymentIntentStatuses } from "./payment-intent.ts";
import { isInDoubt, isReceived } from "./received.ts";
import { refundable } from "./refund.ts";

const intents = fc.record({
  status: fc.constantFrom(...paymentIntentStatuses),
  attention: fc.constantFrom(null, ...attentions),
});

describe("money received", () => {
  it("is a success that Fintoc has neither denied nor told with another amount", () => {
    const taken = [null, ...attentions].filter(
      (attention) => !isReceived({ status: "succeeded", attention }),
    );
    expect(taken).toEqual(["amount_mismatch", "contradiction"]);
  });

  it("is nothing of what has not succeeded, and nothing in doubt", () => {
    fc.assert(
      fc.property(intents, (intent) => {
        const parts = [
          !isFinal(intent.status),
          isFinal(intent.status) && intent.status !== "succeeded",
          isReceived(intent),
          intent.status === "succeeded" && isInDoubt(intent),
        ];
        expect(parts.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("is all that can be refunded, and all of it can", () => {
    fc.assert(
      fc.property(intents, (intent) => {
        const asked = { ...intent, amount: 1_000, customerEmail: "ana@ejemplo.cl" };
        const can = refundable(asked, [], false).kind === "refundable";
        expect(can).toBe(isReceived(intent));
      }),
    );
  });
});
