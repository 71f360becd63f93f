import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { holdsAmount, isRefundFinal } from "./refund.ts";
import { refundStateOf, type RefundFact, type RefundToldFact } from "./refund-transition.ts";

const asked = { amount: 5_000, currency: "CLP" };
const at = (second: number) => new Date(1_800_000_000_000 + second * 1_000).toISOString();
const instant = fc.integer({ min: 0, max: 20 }).map(at);

const told: fc.Arbitrary<RefundToldFact> = fc.record({
  kind: fc.constant("told"),
  source: fc.constantFrom("creation", "webhook", "fetch"),
  at: instant,
  eventId: fc.constantFrom(null, "evt_1", "evt_2"),
  amount: fc.constantFrom(5_000, 5_000, 5_000, 1),
  currency: fc.constantFrom("CLP", "CLP", "CLP", "MXN"),
  status: fc.constantFrom("created", "in_progress", "canceled", "failed", "succeeded"),
  failureCode: fc.constantFrom(null, "fraud_risk", "insufficient_funds"),
  createdAt: fc.option(instant),
});
const fact: fc.Arbitrary<RefundFact> = fc.oneof(
  { weight: 5, arbitrary: told },
  fc.record({
    kind: fc.constant("not_created"),
    at: instant,
    failureCode: fc.constantFrom("no_answer", "invalid_amount"),
  }),
  fc.record({
    kind: fc.constant("cancel_asked"),
    at: instant,
    by: fc.constant({ id: "m", name: "Luz" }),
  }),
);
const facts = fc.array(fact, { maxLength: 8 });

describe("a refund's state", () => {
  it("does not depend on the order of what was learned, nor on how often", () => {
    fc.assert(
      fc.property(
        facts.chain((set) =>
          fc.tuple(fc.constant(set), fc.shuffledSubarray([...set, ...set], { minLength: 0 })),
        ),
        ([set, extra]) => {
          expect(refundStateOf(asked, [...extra, ...set.toReversed()])).toEqual(
            refundStateOf(asked, set),
          );
        },
      ),
    );
  });

  it("ends only on what Fintoc told our own key, never on a webhook's word", () => {
    fc.assert(
      fc.property(facts, (set) => {
        const { status } = refundStateOf(asked, set);
        const own = set.filter((each) => each.kind !== "told" || each.source !== "webhook");
        if (isRefundFinal(status)) expect(refundStateOf(asked, own).status).toBe(status);
      }),
    );
  });

  it("never leaves succeeded, and never frees an amount that was paid back", () => {
    fc.assert(
      fc.property(facts, facts, (set, more) => {
        if (refundStateOf(asked, set).status !== "succeeded") return;
        const { status } = refundStateOf(asked, [...set, ...more]);
        expect(status).toBe("succeeded");
        expect(holdsAmount(status)).toBe(true);
      }),
    );
  });

  it("is moved by no other amount or currency", () => {
    fc.assert(
      fc.property(facts, (set) => {
        const own = set.filter(
          (each) =>
            each.kind !== "told" ||
            (each.amount === asked.amount && each.currency === asked.currency),
        );
        expect(refundStateOf(asked, set).status).toBe(refundStateOf(asked, own).status);
      }),
    );
  });

  it("asks to be confirmed while a webhook's end is only that", () => {
    const end = (source: "webhook" | "fetch"): RefundFact => ({
      kind: "told",
      source,
      at: at(1),
      eventId: null,
      amount: 5_000,
      currency: "CLP",
      status: "failed",
      failureCode: "fraud_risk",
      createdAt: at(0),
    });
    expect(refundStateOf(asked, [end("webhook")])).toMatchObject({
      status: "in_progress",
      unconfirmed: true,
      finalAt: null,
    });
    expect(refundStateOf(asked, [end("webhook"), end("fetch")])).toEqual({
      status: "failed",
      failureCode: "fraud_risk",
      acceptedAt: at(0),
      finalAt: at(1),
      statusAt: at(1),
      statusSource: "fetch",
      unconfirmed: false,
    });
  });
});
