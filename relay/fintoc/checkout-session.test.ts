import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { checkoutSessionSchema, redirectOf, toFetched } from "./checkout-session.ts";

const read = (more: object) =>
  v.parse(checkoutSessionSchema, {
    id: "cs_1",
    amount: 12_990,
    currency: "clp",
    status: "created",
    ...more,
  });
const statuses = fc.constantFrom("created", "in_progress", "finished", "expired");

describe("what a checkout session tells", () => {
  it("is never that money has come: that is its payment intent's to say", () => {
    fc.assert(
      fc.property(statuses, fc.option(fc.constant("pi_1")), (status, intent) => {
        const resource =
          intent === null ? null : { payment_intent: { id: intent, status: "succeeded" } };
        const fetched = toFetched(read({ status, payment_resource: resource }));
        if (intent !== null) expect(fetched).toEqual({ kind: "intent", intentId: intent });
        else if (fetched.kind === "told") {
          expect(["created", "in_progress", "expired"]).toContain(fetched.told.status);
          expect(fetched.told).toMatchObject({ amount: 12_990, currency: "CLP" });
        }
      }),
    );
  });

  it.each([
    [{ payment_intent: { id: "pi_1", amount: 1 } }, { kind: "intent", intentId: "pi_1" }],
    [{ payment_intent: "pi_1" }, { kind: "intent", intentId: "pi_1" }],
    [{ payment_intent: null }, { kind: "told" }],
    [{}, { kind: "told" }],
    [null, { kind: "told" }],
    [undefined, { kind: "told" }],
  ])("with payment_resource %j is %j", (resource, expected) => {
    expect(toFetched(read({ payment_resource: resource }))).toMatchObject(expected);
  });

  it("that is finished and names no payment is still in progress", () => {
    expect(toFetched(read({ status: "finished" }))).toMatchObject({
      told: { status: "in_progress" },
    });
  });

  it.each([
    ["https://checkout.fintoc.com/cs_1", "https://checkout.fintoc.com/cs_1"],
    ["javascript:alert(1)", null],
    ["nowhere", null],
    [null, null],
  ])("sends a browser to %j as %j", (url, expected) => {
    expect(redirectOf(read({ redirect_url: url }))).toBe(expected);
  });
});
