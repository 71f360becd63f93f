import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import { businessDayOf } from "../../contract/business-day.ts";
import { nextClosingAnswerSchema } from "../../contract/closing.ts";
import { dayTotalsAnswerSchema } from "../../contract/day-totals.ts";
import { paymentIntentsAnswerSchema } from "../../contract/relay-api.ts";
import { codeOf, startRefundShop, until, type RefundShop } from "./refund-shop.ts";

let shop: RefundShop;
beforeEach(async () => {
  shop = await startRefundShop();
});
afterEach(() => shop.bench.close());

const dayMs = 24 * 60 * 60_000;

/** Fintoc gives up the refund that it has not begun to pay out. */
function fail(code: "insufficient_funds" | "fraud_risk" = "insufficient_funds"): void {
  const { simulator } = shop.bench;
  const open = simulator.refunds().find((each) => each.status === "created");
  simulator.actOnRefund(open?.id ?? "", "fail", code);
}

/** Waits until a sale needs a person, or no longer does. */
function needs(id: string, attention: string | null, isSettled = false): Promise<void> {
  return vi.waitFor(async () => {
    const { paymentIntent } = await shop.detail(id);
    expect(paymentIntent.attention).toBe(attention);
    expect(paymentIntent.attentionSettled !== null).toBe(isSettled);
  }, until);
}

async function settle(id: string, note: string, attention?: string): Promise<Response> {
  const path = `/v1/payment-intents/${id}/settle`;
  const body = attention === undefined ? { note } : { note, attention };
  return shop.till.call("POST", path, body, shop.manager);
}

async function notesOf(id: string): Promise<readonly (string | null)[]> {
  const { paymentIntent } = await shop.detail(id);
  return paymentIntent.history.filter(({ kind }) => kind === "settled").map(({ note }) => note);
}

async function listed(attention: string): Promise<readonly string[]> {
  const path = `/v1/payment-intents?attention=${attention}`;
  const response = await shop.till.call("GET", path, undefined, shop.manager);
  const { paymentIntents } = v.parse(paymentIntentsAnswerSchema, await response.json());
  return paymentIntents.map(({ id }) => id);
}

async function totals() {
  const day = businessDayOf(Date.now(), "America/Santiago", 0);
  const response = await shop.till.call("GET", `/v1/days/${day}`, undefined, shop.manager);
  return v.parse(dayTotalsAnswerSchema, await response.json()).day;
}

async function nextClosing() {
  const response = await shop.till.call("GET", "/v1/closings/next", undefined, shop.manager);
  return v.parse(nextClosingAnswerSchema, await response.json()).next.figures;
}

describe("a refund that fails", () => {
  it("needs a person, on the day, in list, totals, closing and feed, and the sale stays received", async () => {
    const { manager, till } = shop;
    const sale = await shop.paidSale(10_000);
    await shop.refund(sale.id, 4_000);
    await shop.refund(sale.id, 1_000);
    const feed = await till.feed(undefined, manager);
    fail();
    await needs(sale.id, "refund_failed");
    const { paymentIntent, refundable } = await shop.detail(sale.id);
    expect(paymentIntent).toMatchObject({
      status: "succeeded",
      refunded: { amount: 0, underway: 1_000 },
      receiptUrl: expect.any(String),
    });
    // It can be tried again.
    expect(refundable).toEqual({ kind: "refundable", left: 9_000 });
    await vi.waitFor(() => {
      expect(feed.messages.at(-1)?.data).toMatchObject({
        paymentIntent: { id: sale.id, attention: "refund_failed", attentionSettled: null },
      });
    }, until);
    feed.close();
    expect(await listed("unsettled")).toEqual([sale.id]);
    expect(await listed("refund_failed")).toEqual([sale.id]);
    expect(await totals()).toMatchObject({
      received: { count: 1, amount: 10_000 },
      inDoubt: { count: 0 },
      unsettled: { count: 1, amount: 10_000 },
      byAttention: [{ attention: "refund_failed", count: 1 }],
    });
    expect(await nextClosing()).toMatchObject({
      received: { count: 1, amount: 10_000 },
      attention: { count: 1, waiting: 1, items: [{ id: sale.id, attention: "refund_failed" }] },
    });

    const settled = await settle(sale.id, "Pagada con una transferencia");
    expect((await settled.json()).paymentIntent).toMatchObject({
      attention: "refund_failed",
      attentionSettled: { by: "Luz Rojas", note: "Pagada con una transferencia" },
    });
    expect(await listed("unsettled")).toEqual([]);
    expect(await totals()).toMatchObject({
      received: { count: 1, amount: 10_000 },
      unsettled: { count: 0 },
    });

    // Another one of the same sale, days later.
    await shop.bench.advance(1_000);
    fail("fraud_risk");
    await needs(sale.id, "refund_failed");
    expect(await listed("unsettled")).toEqual([sale.id]);
    await settle(sale.id, "Pagada en efectivo", "refund_failed");
    await needs(sale.id, "refund_failed", true);
    expect(await notesOf(sale.id)).toEqual(["Pagada con una transferencia", "Pagada en efectivo"]);
  });

  it("days after another attention of the sale was settled is told anew, and settled apart", async () => {
    const { bench, till } = shop;
    const response = await till.charge({ amount: 10_000, customerEmail: "ana@ejemplo.cl" });
    const { id, fintocId } = (await response.json()).paymentIntent;
    await till.call("POST", `/v1/payment-intents/${id}/cancel`);
    bench.simulator.act(fintocId, "approve");
    await needs(id, "paid_after_cancel");
    await shop.refund(id, 10_000);
    await settle(id, "Se devuelve", "paid_after_cancel");
    await needs(id, "paid_after_cancel", true);
    fail();
    await needs(id, "refund_failed");
    // The answer to the first note was lost: it settles nothing that came since.
    expect((await settle(id, "Se devuelve", "paid_after_cancel")).status).toBe(200);
    const late = await settle(id, "Otra nota", "paid_after_cancel");
    expect(await codeOf(late)).toEqual([409, "attention_changed"]);
    await needs(id, "refund_failed");
    await settle(id, "Pagada en efectivo", "refund_failed");
    await needs(id, "refund_failed", true);
    expect(await notesOf(id)).toEqual(["Se devuelve", "Pagada en efectivo"]);
  });

  it("on a webhook's word alone needs nobody yet; nor does one that is cancelled or refused at once", async () => {
    const { bench, manager, till } = shop;
    const sale = await shop.paidSale(10_000);
    const cancelled = await shop.refund(sale.id, 1_000);
    const path = `/v1/payment-intents/${sale.id}/refunds/${cancelled.id}/cancel`;
    expect((await till.call("POST", path, undefined, manager)).status).toBe(200);
    bench.simulator.behave({ refunds: [{ kind: "status", status: 400 }] });
    expect(await shop.refund(sale.id, 2_000)).toMatchObject({ status: "not_created" });
    await needs(sale.id, null);
    await shop.refund(sale.id, 3_000);
    bench.simulator.behave({ refundReads: [{ kind: "status", status: 503 }] });
    fail();
    await vi.waitFor(async () => {
      const { refunds } = await shop.detail(sale.id);
      expect(refunds.at(-1)?.history.map(({ source, status }) => `${source} ${status}`)).toContain(
        "webhook failed",
      );
    }, until);
    // Until Fintoc has said so to our own key, at the latest when it is asked again.
    const { paymentIntent, refunds } = await shop.detail(sale.id);
    expect([paymentIntent.attention, refunds.at(-1)?.status]).toEqual([null, "in_progress"]);
    await bench.advance(dayMs);
    const signedIn = await till.call("GET", `/v1/payment-intents/${sale.id}`);
    expect((await signedIn.json()).paymentIntent.id).toBe(sale.id);
    await vi.waitFor(async () => {
      expect((await till.get(sale.id)).attention).toBe("refund_failed");
    }, until);
  });

  it("because Fintoc never took it, long after whoever asked had an answer", async () => {
    const { bench } = shop;
    bench.simulator.behave({ refunds: [{ kind: "reset", times: 5 }] });
    const sale = await shop.paidSale();
    expect(await shop.refund(sale.id, 10_000)).toMatchObject({ status: "creating" });
    await vi.waitFor(() => {
      expect(bench.logs.join("").split("refunding failed")).toHaveLength(6);
    }, until);
    expect((await shop.detail(sale.id)).paymentIntent.attention).toBeNull();
    await bench.advance(60_000);
    await shop.becomes(sale.id, "not_created");
    await needs(sale.id, "refund_failed");
  }, 40_000);

  it("changes nothing of its receipt", async () => {
    const sale = await shop.paidSale(10_000);
    await shop.refund(sale.id, 10_000);
    fail();
    await needs(sale.id, "refund_failed");
    const { receiptUrl } = await shop.till.get(sale.id);
    const page = await (await fetch(receiptUrl ?? "")).text();
    expect(page).toContain('data-view="confirmed"');
  });
});

describe("who refunds", () => {
  const refundPath = (intentId: string) =>
    `/v1/payment-intents/${intentId}/refunds/0197e1c0-0000-7000-8000-000000000001`;
  const pin = "12345678";

  it("is no manager of another store, neither with their session nor with their PIN", async () => {
    const { bench, till } = shop;
    const sale = await shop.paidSale();
    const elsewhere = await bench.addStore();
    const theirTill = await bench.pairTill(elsewhere);
    const theirId = await bench.addStaff(elsewhere, "manager", pin);
    const theirs = await theirTill.signIn(theirId, pin);
    for (const [method, path] of [
      ["PUT", refundPath(sale.id)],
      ["POST", `${refundPath(sale.id)}/cancel`],
    ] as const) {
      const here = await till.call(method, path, { amount: 1 }, theirs);
      expect(await codeOf(here)).toEqual([401, "staff_session_unknown"]);
      const there = await theirTill.call(method, path, { amount: 1 }, theirs);
      expect(await codeOf(there)).toEqual([404, "payment_intent_not_found"]);
    }
    const signedIn = await till.call("POST", "/v1/staff/sessions", { staffId: theirId, pin });
    expect(await codeOf(signedIn)).toEqual([404, "staff_not_found"]);
    expect(bench.simulator.refunds()).toEqual([]);
  });

  it("is nobody from the moment they are removed, have another PIN, or their till is revoked", async () => {
    const { bench, store, till } = shop;
    const sale = await shop.paidSale();
    const put = (session: string, at = till) =>
      at.call("PUT", refundPath(sale.id), { amount: 1 }, session);
    const removed = await bench.addStaff(store, "manager", pin, "Ana");
    const removedSession = await till.signIn(removed, pin);
    await bench.admin("staff", "remove", removed);
    expect(await codeOf(await put(removedSession))).toEqual([401, "staff_session_expired"]);

    const changed = await bench.addStaff(store, "manager", pin, "Eva");
    const changedSession = await till.signIn(changed, pin);
    await bench.setPin(changed, "87654321");
    expect(await codeOf(await put(changedSession))).toEqual([401, "staff_session_expired"]);

    await bench.admin("till", "revoke", shop.other.id);
    const revoked = await put(shop.otherManager, shop.other);
    expect(await codeOf(revoked)).toEqual([401, "till_revoked"]);
    expect(bench.simulator.refunds()).toEqual([]);
    expect((await put(shop.manager)).status).toBe(201);
  });

  it("has five tries for the PIN, and then waits with the right one too", async () => {
    const { bench, store, till } = shop;
    const staffId = await bench.addStaff(store, "manager", pin, "Ana");
    const enter = (digits: string) =>
      till.call("POST", "/v1/staff/sessions", { staffId, pin: digits });
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect((await enter(`0000000${wrong}`)).status).toBe(401);
    }
    expect(await codeOf(await enter(pin))).toEqual([429, "staff_pin_wait"]);
  });
});
