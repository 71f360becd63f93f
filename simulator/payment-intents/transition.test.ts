import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseClabe, parseRut } from "../../contract/identifiers.ts";
import type { SimulatedIntent } from "./intent.ts";
import { actions, transition, type Action, type Step } from "./transition.ts";

const created: SimulatedIntent = {
  id: "pi_1",
  amount: 1_000,
  currency: "CLP",
  status: "created",
  widgetToken: "pi_1_sec_1",
  widgetTokenExpiresAt: 600_000,
  referenceId: null,
  transactionDate: null,
  metadata: null,
  errorReason: null,
  customerEmail: null,
  recipientAccount: null,
  senderAccount: null,
  businessProfile: null,
  institutionId: null,
  idempotencyKey: null,
  pendingSince: null,
  createdAt: 0,
  updatedAt: 0,
};

const after = (intent: SimulatedIntent, action: Action, step: Partial<Step> = {}) => {
  const result = transition(intent, { at: 1_000, referenceId: "12345678", ...step, action });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const refusal = (intent: SimulatedIntent, action: Action, step: Partial<Step> = {}) => {
  const result = transition(intent, { at: 1_000, referenceId: "12345678", ...step, action });
  return result.ok ? null : result.failure.code;
};

const steps = fc.array(fc.tuple(fc.constantFrom(...actions), fc.nat(2_000_000)), { maxLength: 12 });

describe("the life of a payment intent", () => {
  test("whatever happens, a success is never left and always carries the bank's word", () => {
    fc.assert(
      fc.property(steps, (story) => {
        let intent = created;
        for (const [action, at] of story) {
          const result = transition(intent, { action, at, referenceId: "12345678" });
          if (intent.status === "succeeded") expect(result.ok).toBe(false);
          if (result.ok) intent = result.value;
        }
        const paid = intent.status === "succeeded";
        expect(intent.referenceId !== null && intent.transactionDate !== null).toBe(paid);
        if (paid) expect(parseRut(intent.senderAccount?.holder_id ?? "")).not.toBeNull();
        if (intent.status === "failed") expect(intent.errorReason).not.toBeNull();
      }),
    );
  });

  test("an end is final but for money that arrives late", () => {
    for (const action of ["reject", "fail", "walk_away", "expire"] as const) {
      const ended = after(created, action);
      const possible = actions.filter((each) => refusal(ended, each) === null);
      expect(possible).toEqual(ended.status === "rejected" ? [] : ["arrive_late"]);
    }
  });

  test("nobody starts a payment once its token has ended, but a started one goes on", () => {
    expect(refusal(created, "start", { at: 600_000 })).toBe("token_expired");
    expect(refusal(created, "approve", { at: 600_000 })).toBe("token_expired");
    const started = after(created, "start", { at: 599_999 });
    expect(after(started, "approve", { at: 900_000 }).status).toBe("succeeded");
  });

  test("an unsure payment is ended by the bank's word, or by ten days of silence", () => {
    const pending = after(after(created, "start"), "unsure");
    expect(pending).toMatchObject({ status: "pending", referenceId: null, transactionDate: null });
    expect(after(pending, "confirm")).toMatchObject({
      status: "succeeded",
      transactionDate: 1_000,
    });
    expect(after(pending, "deny")).toMatchObject({
      status: "failed",
      errorReason: "bank_connection_error",
    });
    expect(after(pending, "give_up").errorReason).toBe("unresolved_final_status");
    expect(refusal(pending, "walk_away")).toBe("impossible_now");
  });

  test("who leaves before logging in has no sender account", () => {
    const left = after(after(created, "start"), "walk_away");
    expect(left).toMatchObject({ status: "expired", senderAccount: null, referenceId: null });
  });

  test("the sender's account is of the bank that was chosen", () => {
    const started = after(created, "start", { institutionId: "cl_banco_bice" });
    expect(after(started, "approve", { holderId: "404276727" }).senderAccount).toMatchObject({
      institution_id: "cl_banco_bice",
      holder_id: "404276727",
    });
    const mexican = after({ ...created, currency: "MXN" }, "approve");
    expect(parseClabe(mexican.senderAccount?.number ?? "")).not.toBeNull();
  });

  test("a bank of another country is refused", () => {
    expect(refusal(created, "start", { institutionId: "mx_banco_bbva" })).toBe(
      "institution_unknown",
    );
  });
});
