import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { failureCodeOf, nextRefundStep } from "./next-refund-step.ts";

const start = Date.parse("2026-11-20T15:00:00.000Z");
const attempts = (...outcomes: readonly (readonly [string, string | null])[]) =>
  outcomes.map(([key, outcome], index) => ({
    idempotency_key: key,
    sent_at: new Date(start + index * 1_000).toISOString(),
    outcome,
  }));
const step = (...outcomes: readonly (readonly [string, string | null])[]) =>
  nextRefundStep(attempts(...outcomes), start + 10_000);

describe("a refund that is being created", () => {
  it("is sent, and after silence sent again under the same key", () => {
    expect(step(["a", null])).toEqual({ kind: "send_first" });
    expect(step(["a", "unanswered"])).toEqual({ kind: "send", key: "same" });
  });

  it("after a received 5xx is looked for before it is sent under a new key", () => {
    expect(step(["a", "500 internal"])).toEqual({
      kind: "look",
      ifAbsent: "send_again",
      notBefore: 0,
    });
    const afterSilence = step(["a", "unanswered"], ["a", "503 unavailable"]);
    expect(afterSilence).toMatchObject({ kind: "look", notBefore: start + 60_000 });
  });

  it("ends with a refusal, but not before it is looked for where anything was left open", () => {
    expect(step(["a", "400 invalid_amount"])).toEqual({ kind: "end" });
    expect(step(["a", "429 limit"], ["b", "400 invalid_amount"])).toEqual({ kind: "end" });
    expect(step(["a", "unanswered"], ["a", "401 invalid_api_key"])).toMatchObject({
      kind: "look",
      ifAbsent: "end",
    });
    expect(step(["a", "500 internal"], ["b", "400 x"])).toMatchObject({ ifAbsent: "end" });
    expect(failureCodeOf(attempts(["a", "400 invalid_amount"]))).toBe("invalid_amount");
    expect(failureCodeOf(attempts(["a", "unanswered"]))).toBe("no_answer");
  });

  it("never takes a new key, nor ends, with a key open that Fintoc may have taken", () => {
    const outcome = fc.constantFrom("unanswered", "429 limit", "400 x", "401 y", "500 z");
    fc.assert(
      fc.property(
        fc.array(outcome, { minLength: 1, maxLength: 7 }),
        fc.nat(3_600_000),
        (all, ms) => {
          const next = nextRefundStep(
            attempts(...all.map((each) => ["a", each] as const)),
            start + ms,
          );
          const isClean = all.every((each) => each.startsWith("4"));
          const risks = next.kind === "end" || (next.kind === "send" && next.key === "new");
          if (risks) expect(isClean).toBe(true);
          if (all.length >= 5) expect(next.kind).not.toBe("send");
        },
      ),
    );
  });
});
