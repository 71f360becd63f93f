import { describe, expect, test } from "vitest";

import type { Sale } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { testSale, tillState } from "../cashier/test-sales.ts";
import { sayingOf, toneOf } from "./heard.ts";
import { saleNews } from "./sale-news.ts";

function newsOf(intent: Partial<PaymentIntent>, sale: Partial<Omit<Sale, "paymentIntent">> = {}) {
  const after = tillState({ sales: [testSale({ unseen: true, ...sale }, intent)] });
  const [news] = saleNews(null, after, new Set());
  if (news === undefined) throw new Error("No news");
  return news;
}
const paid = newsOf({ status: "succeeded" });
const rejected = newsOf({ status: "rejected" });
const attention = newsOf({ status: "succeeded", attention: "paid_after_cancel" });
const aside = { left: true, reference: "Mesa 7" };

test("paid, not paid, and each of a set-aside sale, sound differently", () => {
  const all = [
    paid,
    rejected,
    newsOf({ status: "succeeded" }, aside),
    newsOf({ status: "expired" }, aside),
  ];
  expect(all.map(toneOf)).toEqual(["paid", "not_paid", "aside_paid", "aside_not_paid"]);
});

test("what needs a person is left to the alarm, and the voice says nothing of it", () => {
  expect(toneOf(attention)).toBeNull();
  expect(sayingOf(attention, "es-CL")).toBeNull();
});

describe("the voice", () => {
  test("says the amount that was paid, in the till's language", () => {
    const text = "Pago recibido: doce mil novecientos noventa pesos";
    expect(sayingOf(paid, "es-CL")).toEqual({ text, language: "es-CL", aside: false });
    const english = "Payment received: twelve thousand nine hundred and ninety pesos";
    expect(sayingOf(paid, "en")?.text).toBe(english);
  });

  test("does not tell the shop that the customer in front has not paid", () => {
    expect(sayingOf(rejected, "es-CL")).toBeNull();
  });

  test("says which of the set-aside sales it is", () => {
    const text = "Pago recibido: doce mil novecientos noventa pesos, Mesa 7";
    const saying = sayingOf(newsOf({ status: "succeeded" }, aside), "es-CL");
    expect(saying).toEqual({ text, language: "es-CL", aside: true });
    const unpaid = sayingOf(newsOf({ status: "failed" }, { ...aside, reference: null }), "es-MX");
    expect(unpaid?.text).toBe("Sin pago: doce mil novecientos noventa pesos");
  });
});
