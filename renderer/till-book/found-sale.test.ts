import { expect, it } from "vitest";

import { testSale } from "../cashier/test-sales.ts";
import { foundSale } from "./found-sale.ts";

const early = "2026-11-20T17:30:01.000Z";
const late = "2026-11-20T17:30:09.000Z";

it("shows what the feed has told since, and never what it told before", () => {
  const open = testSale({}, { status: "created", updatedAt: early });
  const paid = testSale({}, { status: "succeeded", updatedAt: late });
  if (open.paymentIntent === null || paid.paymentIntent === null) throw new Error("unreachable");
  expect(foundSale(open.paymentIntent, [paid]).paymentIntent.status).toBe("succeeded");
  expect(foundSale(paid.paymentIntent, [open]).paymentIntent.status).toBe("succeeded");
  expect(foundSale(open.paymentIntent, []).paymentIntent.status).toBe("created");
});
