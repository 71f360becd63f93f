import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";

import { businessDayOf } from "../../contract/business-day.ts";
import { dayTotalsAnswerSchema } from "../../contract/day-totals.ts";
import { codeOf, startRefundShop, until, type RefundShop } from "./refund-shop.ts";

let shop: RefundShop;
beforeEach(async () => {
  shop = await startRefundShop();
});
afterEach(() => shop.bench.close());

const refundPath = (intentId: string, id: string = randomUUID()) =>
  `/v1/payment-intents/${intentId}/refunds/${id}`;

describe("a refund", () => {
  it("is created at Fintoc, executed by it, and told by webhook, feed, history and totals", async () => {
    const { bench, manager, till } = shop;
    const sale = await shop.paidSale(10_000);
    const feed = await till.feed();
    const id = randomUUID();
    const response = await shop.put(sale.id, 4_000, { id, note: " venía roto " });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      refund: {
        id,
        paymentIntentId: sale.id,
        amount: 4_000,
        currency: "CLP",
        status: "created",
        note: "venía roto",
        by: { name: "Luz Rojas" },
        finalAt: null,
        expectation: { kind: expect.stringMatching(/^today_by|next_business_day$/u) },
        history: [{ source: "creation", status: "created", amount: 4_000 }],
      },
      paymentIntent: { id: sale.id, status: "succeeded", refunded: { amount: 0, underway: 4_000 } },
      refundable: { kind: "refundable", left: 6_000 },
    });
    const [atFintoc] = bench.simulator.refunds();
    expect(atFintoc).toMatchObject({ amount: 4_000, resourceId: sale.fintocId });

    bench.simulator.actOnRefund(atFintoc?.id ?? "", "succeed");
    const ended = await shop.becomes(sale.id, "succeeded");
    expect(ended).toMatchObject({ expectation: null, finalAt: expect.any(String) });
    const steps = ended.history.map(({ source, status }) => `${source} ${status}`);
    expect([steps.at(0), steps.at(-1)]).toEqual(["creation created", "fetch succeeded"]);
    // Fintoc sends both at once: their order is not promised.
    expect(steps.slice(1, -1).toSorted()).toEqual(["webhook in_progress", "webhook succeeded"]);
    await vi.waitFor(() => {
      expect(feed.messages.at(-1)?.data).toMatchObject({
        paymentIntent: { id: sale.id, refunded: { amount: 4_000, underway: 0 } },
      });
    }, until);
    feed.close();

    const second = await shop.refund(sale.id, 1_000);
    const day = businessDayOf(Date.now(), "America/Santiago", 0);
    const totals = await till.call("GET", `/v1/days/${day}`, undefined, manager);
    const told = v.parse(dayTotalsAnswerSchema, await totals.json()).day;
    expect(told.received).toEqual({ count: 1, amount: 10_000 });
    expect(told.refunds).toEqual({
      succeeded: { count: 1, amount: 4_000 },
      underway: { count: 1, amount: second.amount },
    });
  });

  it("sent again is the same one: 200, and one at Fintoc; another body or intent under its id is 409", async () => {
    const sale = await shop.paidSale();
    const another = await shop.paidSale();
    const id = randomUUID();
    expect((await shop.put(sale.id, 5_000, { id })).status).toBe(201);
    const again = await shop.put(sale.id, 5_000, { id, at: shop.other });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ refund: { id, amount: 5_000 } });
    for (const differing of [
      await shop.put(sale.id, 4_000, { id }),
      await shop.put(sale.id, 5_000, { id, note: "otra" }),
      await shop.put(another.id, 5_000, { id }),
    ]) {
      expect(await codeOf(differing)).toEqual([409, "refund_differs"]);
    }
    expect(shop.bench.simulator.refunds()).toHaveLength(1);
  });

  it("never takes more than what is left, in parts or whole", async () => {
    const sale = await shop.paidSale(10_000);
    expect(await codeOf(await shop.put(sale.id, 10_001))).toEqual([409, "refund_above_left"]);
    await shop.refund(sale.id, 9_999);
    expect(await codeOf(await shop.put(sale.id, 2))).toEqual([409, "refund_above_left"]);
    await shop.refund(sale.id, 1);
    expect(await codeOf(await shop.put(sale.id, 1))).toEqual([409, "refund_above_left"]);
    expect(await shop.detail(sale.id)).toMatchObject({
      paymentIntent: { refunded: { amount: 0, underway: 10_000 } },
      refundable: { kind: "not_refundable", reason: "nothing_left" },
    });
    expect(shop.bench.simulator.refunds()).toHaveLength(2);
  });

  it("that has failed leaves its amount to be refunded again", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale(10_000);
    await shop.refund(sale.id, 10_000);
    simulator.actOnRefund(simulator.refunds()[0]?.id ?? "", "fail", "fraud_risk");
    expect(await shop.becomes(sale.id, "failed")).toMatchObject({ failureCode: "fraud_risk" });
    expect((await shop.detail(sale.id)).refundable).toEqual({ kind: "refundable", left: 10_000 });
    expect((await shop.put(sale.id, 10_000)).status).toBe(201);
  });
});

describe("nothing is refunded", () => {
  it("of what was not paid, has no e-mail, or is another store's", async () => {
    const { till } = shop;
    const open = await till.sale();
    expect(await codeOf(await shop.put(open.id, 1))).toEqual([409, "refund_not_possible"]);
    expect((await shop.detail(open.id)).refundable).toMatchObject({ reason: "not_paid" });
    const silent = await shop.paidSale(10_000, { customerEmail: null });
    expect(await codeOf(await shop.put(silent.id, 1))).toEqual([409, "refund_not_possible"]);
    expect((await shop.detail(silent.id)).refundable).toMatchObject({
      reason: "no_customer_email",
    });
    const elsewhere = await (await shop.bench.pairTill()).sale();
    expect(await codeOf(await shop.put(elsewhere.id, 1))).toEqual([
      404,
      "payment_intent_not_found",
    ]);
    expect(shop.bench.simulator.refunds()).toEqual([]);
  });

  it("of what went straight to the merchant, as it was when it was charged", async () => {
    const { bench, store } = shop;
    const collected = await shop.paidSale();
    const account = [
      ["--recipient-holder-id", "183917137"],
      ["--recipient-number", "123456"],
      ["--recipient-type", "checking_account"],
      ["--recipient-institution", "cl_banco_de_chile"],
    ].flat();
    await bench.admin("store", "update", store, ...account);
    const direct = await shop.paidSale();
    expect(await codeOf(await shop.put(direct.id, 1))).toEqual([409, "refund_not_possible"]);
    const reasons = { kind: "not_refundable", reason: "direct_payment" };
    expect((await shop.detail(direct.id)).refundable).toEqual(reasons);
    expect((await shop.put(collected.id, 1)).status).toBe(201);
  });

  it("without a manager's session", async () => {
    const { bench, store, till } = shop;
    const sale = await shop.paidSale();
    const cashier = await till.signIn(await bench.addStaff(store, "cashier", "4711"), "4711");
    for (const session of [undefined, cashier]) {
      for (const [method, path, body] of [
        ["PUT", refundPath(sale.id), { amount: 1 }],
        ["POST", `${refundPath(sale.id)}/cancel`, undefined],
      ] as const) {
        const refused = await till.call(method, path, body, session);
        expect(await codeOf(refused)).toEqual([403, "manager_required"]);
      }
    }
  });

  it("for a request that is not well formed", async () => {
    const { manager, till } = shop;
    const sale = await shop.paidSale();
    const send = async (body: unknown, id?: string) =>
      codeOf(await till.call("PUT", refundPath(sale.id, id), body, manager));
    expect(await send({ amount: 0 })).toEqual([422, "amount_not_positive"]);
    expect(await send({ amount: -1 })).toEqual([422, "amount_not_positive"]);
    expect(await send({ amount: 1.5 })).toEqual([422, "amount_not_integer"]);
    expect(await send({ amount: "1" })).toEqual([422, "amount_not_integer"]);
    expect(await send({})).toEqual([422, "amount_not_integer"]);
    expect(await send({ amount: 2 ** 53 })).toEqual([422, "amount_too_large"]);
    expect(await send({ amount: 1, note: "x".repeat(501) })).toEqual([422, "note_invalid"]);
    expect(await send({ amount: 1, note: 7 })).toEqual([422, "note_invalid"]);
    expect(await send({ amount: 1 }, "no-uuid")).toEqual([422, "id_not_uuid"]);
    expect(await send([])).toEqual([400, "body_unreadable"]);
    expect(shop.bench.simulator.refunds()).toEqual([]);
  });
});

describe("at the same moment", () => {
  it("of refunds from two tills that are too much together, exactly one is taken", async () => {
    const { bench, other, till } = shop;
    // On PostgreSQL the second till speaks to another process of the same relay.
    const shared = process.env["TEST_DATABASE"] === "postgres";
    const elsewhere = shared ? bench.via(other, await bench.startAnother()) : other;
    for (let round = 0; round < 4; round += 1) {
      const sale = await shop.paidSale(10_000);
      const answers = await Promise.all(
        [till, elsewhere, till, elsewhere, till, elsewhere].map((at) =>
          shop.put(sale.id, 6_000, { at }),
        ),
      );
      const codes = answers.map((answer) => answer.status);
      expect(codes.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
      const refused = answers.find((answer) => answer.status === 409);
      expect(await refused?.json()).toMatchObject({ error: { code: "refund_above_left" } });
      const own = bench.simulator.refunds().filter((each) => each.resourceId === sale.fintocId);
      expect(own).toHaveLength(1);
      expect((await shop.detail(sale.id)).paymentIntent.refunded.underway).toBe(6_000);
    }
  });

  it("the same refund from two places is one", async () => {
    const { bench, other, till } = shop;
    const shared = process.env["TEST_DATABASE"] === "postgres";
    const elsewhere = shared ? bench.via(other, await bench.startAnother()) : other;
    const sale = await shop.paidSale(10_000);
    const id = randomUUID();
    const answers = await Promise.all(
      [till, elsewhere, till, elsewhere].map((at) => shop.put(sale.id, 5_000, { at, id })),
    );
    expect(answers.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 201,
    ]);
    expect(bench.simulator.refunds()).toHaveLength(1);
  });
});

describe("cancelling a refund", () => {
  const cancel = (intentId: string, id: string) =>
    shop.till.call("POST", `${refundPath(intentId, id)}/cancel`, undefined, shop.manager);

  it("takes it back while it waits, and leaves its amount to be refunded again", async () => {
    const sale = await shop.paidSale();
    const { id } = await shop.refund(sale.id, 10_000);
    const response = await cancel(sale.id, id);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      refund: { id, status: "canceled", finalAt: expect.any(String) },
      paymentIntent: { refunded: { amount: 0, underway: 0 } },
      refundable: { kind: "refundable", left: 10_000 },
    });
    expect((await cancel(sale.id, id)).status).toBe(200);
    const { refunds } = await shop.detail(sale.id);
    const asked = refunds[0]?.history.filter((each) => each.kind === "cancel_asked");
    expect(asked).toMatchObject([{ source: "till", by: { name: "Luz Rojas" } }]);
    const unknown = await cancel(sale.id, randomUUID());
    expect(await codeOf(unknown)).toEqual([404, "refund_not_found"]);
  });

  it("is refused once Fintoc has begun to pay it out, even before that was told", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale();
    const { fintocId, id } = await shop.refund(sale.id, 10_000);
    simulator.behave({ withholdWebhooks: true });
    simulator.actOnRefund(fintocId ?? "", "start");
    expect(await codeOf(await cancel(sale.id, id))).toEqual([409, "refund_not_cancellable"]);
    expect((await shop.detail(sale.id)).refunds).toMatchObject([{ status: "in_progress" }]);
    expect(await codeOf(await cancel(sale.id, id))).toEqual([409, "refund_not_cancellable"]);
  });

  it("whose answer was lost is found by asking; without any answer it says so", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale();
    const { id } = await shop.refund(sale.id, 10_000);
    simulator.behave({ expiries: [{ kind: "reset" }], refundReads: [{ kind: "reset" }] });
    expect(await codeOf(await cancel(sale.id, id))).toEqual([503, "fintoc_unavailable"]);
    expect((await shop.detail(sale.id)).refunds).toMatchObject([{ status: "created" }]);
    simulator.behave({ expiries: [{ kind: "commit_then_timeout", destroy: true }] });
    const response = await cancel(sale.id, id);
    expect(await response.json()).toMatchObject({ refund: { status: "canceled" } });
  });
});
