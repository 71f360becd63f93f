import { describe, expect, test } from "vitest";

import type { Sale, TillState } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { testSale, tillState } from "../cashier/test-sales.ts";
import { ringingAlarms, saleNews } from "./sale-news.ts";

const nothingTold: ReadonlySet<string> = new Set();
const at = "2026-11-20T17:35:00.000Z";
const paid = { status: "succeeded", finalAt: at } as const;
const paidAfterCancel = { ...paid, attention: "paid_after_cancel" } as const;

function sale(
  intent: Partial<PaymentIntent> | null,
  more: Partial<Omit<Sale, "paymentIntent">> = {},
): Sale {
  return testSale(more, intent);
}
const having = (...sales: Sale[]) => tillState({ sales });
const kinds = (before: TillState | null, after: TillState, told = nothingTold) =>
  saleNews(before, after, told).map(({ end }) => end.kind);

describe("the news between two states of the till", () => {
  test("a payment is news once, in whatever state it was before", () => {
    for (const status of ["created", "in_progress", "pending", "expired"] as const) {
      expect(kinds(having(sale({ status })), having(sale(paid)))).toEqual(["paid"]);
    }
    expect(kinds(having(sale(paid)), having(sale(paid)))).toEqual([]);
    expect(kinds(having(sale(paid)), having(sale(paid, { left: true })))).toEqual([]);
  });

  test.each(["rejected", "failed", "expired", "not_created"] as const)(
    "%s is news of a sale that was not paid",
    (status) => {
      expect(kinds(having(sale({})), having(sale({ status, finalAt: at })))).toEqual(["not_paid"]);
    },
  );

  test("a charge that the relay refuses is news", () => {
    const refused = { code: "amount_above_store_limit", detail: null } as const;
    expect(kinds(having(sale(null)), having(sale(null, { refused })))).toEqual(["not_paid"]);
  });

  test("what goes on, or was cancelled, is none", () => {
    const calm: Partial<PaymentIntent>[] = [
      { status: "pending" },
      { cancelledAt: at },
      { cancelledAt: at, status: "expired" },
    ];
    for (const intent of calm) {
      expect(kinds(having(sale({})), having(sale(intent)))).toEqual([]);
    }
  });

  test("what needs a person is news by its reason, and never a payment", () => {
    const before = having(sale({ cancelledAt: at }));
    expect(kinds(before, having(sale(paidAfterCancel)))).toEqual(["attention"]);
    const contradiction = having(sale({ ...paid, attention: "contradiction" }));
    expect(kinds(having(sale(paid)), contradiction)).toEqual(["attention"]);
    expect(kinds(having(sale(paidAfterCancel)), contradiction)).toEqual(["attention"]);
    const settled = { by: "Ana", at, note: "entregado" };
    const dealtWith = having(sale({ ...paidAfterCancel, attentionSettled: settled }));
    expect(kinds(having(sale(paidAfterCancel)), dealtWith)).toEqual([]);
  });

  test("several sales have each their own", () => {
    const second = { id: "0193486f-7c00-7000-8000-000000000002", left: true };
    const before = having(sale({}), sale({ status: "pending" }, second));
    const after = having(sale({ status: "rejected" }), sale(paid, second));
    expect(kinds(before, after)).toEqual(["not_paid", "paid"]);
  });

  test("what was told is not told again, also when the page is loaded anew", () => {
    const after = having(sale(paid));
    const [news] = saleNews(having(sale({})), after, nothingTold);
    const told = new Set([news?.key ?? ""]);
    expect(kinds(null, after, told)).toEqual([]);
    expect(kinds(having(sale({})), after, told)).toEqual([]);
  });
});

describe("a till that has just been started", () => {
  const id = sale({}).id;

  test("does not repeat the payment that it ended with", () => {
    expect(kinds(null, tillState({ sales: [sale(paid)], endedBefore: [id] }))).toEqual([]);
  });

  test("tells what ended while it was dead, in front of the cashier or in the tray", () => {
    expect(kinds(null, having(sale(paid)))).toEqual(["paid"]);
    expect(kinds(null, having(sale(paid, { left: true, unseen: true })))).toEqual(["paid"]);
    expect(kinds(having(), having(sale(paid)))).toEqual(["paid"]);
  });

  test("is silent about sales that nobody has to look at any more", () => {
    expect(kinds(null, having(sale(paid, { left: true })))).toEqual([]);
    expect(kinds(having(), having(sale(paid, { left: true })))).toEqual([]);
  });

  test("tells what still needs a person", () => {
    const after = tillState({ sales: [sale(paidAfterCancel, { left: true })], endedBefore: [id] });
    expect(kinds(null, after)).toEqual(["attention"]);
  });

  test("is silent while it is not paired", () => {
    const unpaired = { kind: "unpaired", relayUrl: null, why: null } as const;
    const after = tillState({ pairing: unpaired, sales: [sale(paidAfterCancel)] });
    expect(kinds(null, after)).toEqual([]);
    expect(ringingAlarms(after, nothingTold)).toEqual([]);
  });
});

describe("the alarm", () => {
  const needy = having(sale(paidAfterCancel, { left: true }));

  test("rings for what needs a person until it is dealt with or silenced", () => {
    const keys = ringingAlarms(needy, nothingTold);
    expect(keys).toHaveLength(1);
    expect(ringingAlarms(needy, new Set(keys))).toEqual([]);
    const settled = { by: "Ana", at, note: "entregado" };
    const dealtWith = having(sale({ ...paidAfterCancel, attentionSettled: settled }));
    expect(ringingAlarms(dealtWith, nothingTold)).toEqual([]);
    expect(ringingAlarms(having(sale(paid)), nothingTold)).toEqual([]);
  });

  test("rings again when the same sale needs a person for another reason", () => {
    const silenced = new Set(ringingAlarms(needy, nothingTold));
    const contradiction = having(sale({ ...paid, attention: "contradiction" }));
    expect(ringingAlarms(contradiction, silenced)).toHaveLength(1);
  });
});
