import { describe, expect, it } from "vitest";

import { stateOf, type Asked, type Fact } from "../../contract/transition.ts";
import { nextAskAt } from "./next-ask-at.ts";

const start = Date.parse("2026-11-20T15:00:00.000Z");
const at = (ms: number) => new Date(start + ms).toISOString();
const minute = 60_000;
const asked: Asked = {
  amount: 1,
  currency: "CLP",
  tokenExpiresAt: at(10 * minute),
  confirmAbove: null,
};
const row = { fintoc_id: "pi_1", token_expires_at: asked.tokenExpiresAt, created_at: at(0) };

function told(
  status: "created" | "pending" | "succeeded" | "failed",
  source: "webhook" | "fetch",
  ms = 0,
): Fact {
  return {
    kind: "told",
    source,
    at: at(ms),
    askedAt: at(ms),
    eventId: null,
    amount: 1,
    currency: "CLP",
    status,
    errorReason: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
  };
}
const next = (ms: number, ...facts: Fact[]) => nextAskAt(stateOf(asked, facts), row, at(ms));

describe("an intent is asked about", () => {
  it("every 2 s while its token lives, and exactly one minute after its end", () => {
    const created = told("created", "fetch");
    expect(next(0, created)).toBe(at(2_000));
    expect(next(11 * minute - 500, created)).toBe(at(11 * minute));
  });

  it("every 2 minutes while pending, every 5 after a day, and no more after eleven days", () => {
    const pending = told("pending", "fetch");
    const day = 24 * 60 * minute;
    expect(next(20 * minute, pending)).toBe(at(22 * minute));
    expect(next(2 * day, pending)).toBe(at(2 * day + 5 * minute));
    expect(next(12 * day, pending)).toBeNull();
  });

  it("at once when only a webhook told its success, and 5 s after the first denial", () => {
    const success = told("succeeded", "webhook", 1_000);
    expect(next(1_000, success)).toBe(at(1_000));
    const denial = told("created", "fetch", 1_100);
    expect(next(1_200, success, denial)).toBe(at(6_100));
  });

  it("no more once it is final or confirmed", () => {
    expect(next(0, told("failed", "webhook"))).toBeNull();
    expect(next(0, told("succeeded", "webhook"), told("succeeded", "fetch"))).toBeNull();
  });

  it("not before Fintoc knows it", () => {
    const state = stateOf(asked, []);
    expect(nextAskAt(state, { ...row, fintoc_id: null }, at(0))).toBeNull();
  });
});
