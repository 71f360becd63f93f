import { createHmac, randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Behaviour } from "../../simulator/behaviour.ts";
import { startRefundShop, until, type RefundShop } from "./refund-shop.ts";

let shop: RefundShop;
beforeEach(async () => {
  shop = await startRefundShop();
});
afterEach(() => shop.bench.close());

const minute = 60_000;
const atFintoc = () => shop.bench.simulator.refunds();

/** What Fintoc's API is told by somebody else with the same key: its dashboard. */
async function refundElsewhere(resourceId: string | null, amount: number): Promise<string> {
  const { secretKey, url } = shop.bench.simulator;
  const response = await fetch(`${url}/v1/refunds`, {
    method: "POST",
    headers: { Authorization: secretKey, "Content-Type": "application/json" },
    body: JSON.stringify({ resource_id: resourceId, resource_type: "payment_intent", amount }),
  });
  const { id } = await response.json();
  return id;
}

async function webhook(type: string, data: object, ageSeconds = 0): Promise<Response> {
  const { relay, simulator } = shop.bench;
  const event = { id: `evt_${randomUUID()}`, object: "event", type, mode: "test", data };
  const body = JSON.stringify(event);
  const seconds = Math.floor(Date.now() / 1_000) - ageSeconds;
  const signed = createHmac("sha256", simulator.webhookSecret).update(`${seconds}.${body}`);
  return fetch(`${relay().url}/webhooks/fintoc`, {
    method: "POST",
    headers: { "Fintoc-Signature": `t=${seconds},v1=${signed.digest("hex")}` },
    body,
  });
}

describe("a refund whose creation", () => {
  const troubles: readonly (readonly [string, Behaviour])[] = [
    ["was answered into the void", { refunds: [{ kind: "commit_then_timeout", destroy: true }] }],
    ["was done, and a 500 received", { refunds: [{ kind: "html", status: 500, commit: true }] }],
    ["was done, and HTML received", { refunds: [{ kind: "html", status: 200, commit: true }] }],
    ["was not done, and a saved 500 received", { refunds: [{ kind: "status", status: 500 }] }],
    ["was not done, and a 429 received", { refunds: [{ kind: "status", status: 429 }] }],
    [
      "was done and answered into the void, and then refused with a 403",
      {
        refunds: [
          { kind: "commit_then_timeout", destroy: true },
          { kind: "status", status: 403, saved: false },
        ],
      },
    ],
    [
      "was done without an answer, and then limited",
      {
        refunds: [
          { kind: "commit_then_timeout", destroy: true },
          { kind: "status", status: 429, saved: false },
        ],
      },
    ],
  ];
  it.each(troubles)("%s is one at Fintoc, and followed", async (_what, behaviour) => {
    shop.bench.simulator.behave(behaviour);
    const sale = await shop.paidSale();
    await shop.refund(sale.id, 10_000);
    // What was left without an answer is looked for a minute later.
    await shop.bench.advance(minute);
    const refund = await shop.becomes(sale.id, "created");
    expect(atFintoc()).toMatchObject([{ id: refund.fintocId, amount: 10_000 }]);
    shop.bench.simulator.actOnRefund(refund.fintocId ?? "", "succeed");
    await shop.becomes(sale.id, "succeeded");
    expect(atFintoc()).toHaveLength(1);
  });

  it("was refused is not_created with Fintoc's code, and its amount is free again", async () => {
    const sale = await shop.paidSale();
    // Fintoc knows of a refund that we do not: it refuses, and we believe it.
    shop.bench.simulator.behave({ webhooks: [{ kind: "lose", times: 5 }] });
    await refundElsewhere(sale.fintocId, 8_000);
    const refund = await shop.refund(sale.id, 5_000);
    expect(refund).toMatchObject({
      status: "not_created",
      failureCode: "amount_above_refundable",
      finalAt: expect.any(String),
      expectation: null,
    });
    expect((await shop.detail(sale.id)).paymentIntent.refunded.underway).toBe(0);
  });

  it("was never answered holds its amount until Fintoc's list says that there is none", async () => {
    const { bench } = shop;
    bench.simulator.behave({
      refunds: [{ kind: "reset", times: 5 }],
      refundReads: [{ kind: "status", status: 503, times: 2 }],
    });
    const sale = await shop.paidSale();
    expect(await shop.refund(sale.id, 10_000)).toMatchObject({ status: "creating" });
    expect((await shop.put(sale.id, 1)).status).toBe(409);
    await vi.waitFor(() => {
      expect(bench.logs.join("").split("refunding failed")).toHaveLength(6);
    }, until);
    expect((await shop.detail(sale.id)).refunds).toMatchObject([{ status: "creating" }]);
    await bench.advance(minute);
    await vi.waitFor(() => expect(bench.logs.join("")).toContain("a refund is in doubt"), until);
    expect(await shop.becomes(sale.id, "not_created")).toMatchObject({ failureCode: "no_answer" });
    expect((await shop.put(sale.id, 10_000)).status).toBe(201);
    expect(atFintoc()).toHaveLength(1);
  });

  it("was done and never answered is found in Fintoc's list", async () => {
    const { bench } = shop;
    bench.simulator.behave({
      refunds: [{ kind: "commit_then_timeout", destroy: true, times: 5 }],
    });
    const sale = await shop.paidSale();
    await shop.refund(sale.id, 10_000);
    await vi.waitFor(() => {
      expect(bench.logs.join("").split("refunding failed")).toHaveLength(6);
    }, until);
    await bench.advance(minute);
    const refund = await shop.becomes(sale.id, "created");
    expect(atFintoc()).toMatchObject([{ id: refund.fintocId }]);
  });

  it.each([
    ["before Fintoc was asked", { kind: "timeout" }],
    ["after Fintoc had done it", { kind: "commit_then_timeout" }],
  ] as const)(
    "the relay's end interrupted %s is taken up at its next start",
    async (_when, fault) => {
      const { bench } = shop;
      const sale = await shop.paidSale();
      bench.simulator.behave({ refunds: [fault] });
      const answered = shop.put(sale.id, 10_000);
      await vi.waitFor(async () => {
        expect((await shop.detail(sale.id)).refunds).toMatchObject([{ status: "creating" }]);
      }, until);
      await bench.restart();
      expect(await (await answered).json()).toMatchObject({ refund: { status: "creating" } });
      const refund = await shop.becomes(sale.id, "created");
      expect(atFintoc()).toMatchObject([{ id: refund.fintocId }]);
    },
    40_000,
  );
});

describe("what Fintoc tells of a refund", () => {
  it("is learned by asking when its webhooks are lost, slowly, and at every start", async () => {
    const { bench } = shop;
    const sale = await shop.paidSale();
    const { fintocId } = await shop.refund(sale.id, 10_000);
    bench.simulator.behave({ webhooks: [{ kind: "lose", times: 9 }] });
    bench.simulator.actOnRefund(fintocId ?? "", "start");
    await bench.advance(2 * minute);
    await shop.becomes(sale.id, "in_progress");
    bench.simulator.actOnRefund(fintocId ?? "", "succeed");
    await bench.restart();
    expect(await shop.becomes(sale.id, "succeeded")).toMatchObject({
      history: [{ source: "creation" }, { source: "fetch" }, { source: "fetch" }],
    });
  });

  it("may come twice and in any order", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale();
    const { fintocId } = await shop.refund(sale.id, 10_000);
    simulator.behave({
      webhooks: [
        { kind: "reorder", count: 2 },
        { kind: "double", times: 2 },
      ],
    });
    simulator.actOnRefund(fintocId ?? "", "succeed");
    const refund = await shop.becomes(sale.id, "succeeded");
    expect(refund.history.filter((each) => each.source === "webhook").length).toBeLessThan(3);
    expect((await shop.detail(sale.id)).paymentIntent.refunded).toEqual({
      amount: 10_000,
      underway: 0,
    });
  });

  it("may come before the answer to its creation", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale();
    simulator.behave({ refunds: [{ kind: "commit_then_timeout" }] });
    const answered = shop.put(sale.id, 10_000);
    await vi.waitFor(() => expect(atFintoc()).toHaveLength(1), until);
    simulator.actOnRefund(atFintoc()[0]?.id ?? "", "succeed");
    await shop.becomes(sale.id, "succeeded");
    expect((await answered).status).toBe(201);
    expect((await shop.detail(sale.id)).refunds).toHaveLength(1);
    expect(atFintoc()).toHaveLength(1);
  });

  it("is no end on a webhook's word alone: a forged failure frees nothing", async () => {
    const sale = await shop.paidSale();
    const { fintocId } = await shop.refund(sale.id, 10_000);
    const lie = { id: fintocId, amount: 10_000, currency: "CLP", resource_id: sale.fintocId };
    for (const status of ["failed", "succeeded"]) {
      expect((await webhook(`refund.${status}`, { ...lie, status })).status).toBe(200);
    }
    await vi.waitFor(async () => {
      const metrics = await (await fetch(`${shop.bench.relay().url}/metrics`)).text();
      expect(metrics).toContain('kind="GET refunds/{id}",status="200"');
      expect(metrics).toContain('cobro_refunds_open{status="in_progress"} 1');
    }, until);
    const [refund] = (await shop.detail(sale.id)).refunds;
    expect(refund).toMatchObject({ status: "in_progress", finalAt: null });
    expect((await shop.put(sale.id, 1)).status).toBe(409);
  });

  it("of another amount changes nothing; stale or of an unknown type, Fintoc is asked", async () => {
    const { bench } = shop;
    const sale = await shop.paidSale();
    const { fintocId } = await shop.refund(sale.id, 10_000);
    const other = { id: fintocId, amount: 1, currency: "CLP", status: "in_progress" };
    expect((await webhook("refund.in_progress", other)).status).toBe(200);
    expect((await shop.detail(sale.id)).refunds).toMatchObject([{ status: "created" }]);
    bench.simulator.behave({ webhooks: [{ kind: "lose", times: 9 }] });
    bench.simulator.actOnRefund(fintocId ?? "", "start");
    expect((await webhook("refund.in_progress", other, 3_600)).status).toBe(200);
    await shop.becomes(sale.id, "in_progress");
    bench.simulator.actOnRefund(fintocId ?? "", "fail");
    expect((await webhook("refund.reversed", { id: fintocId })).status).toBe(200);
    await shop.becomes(sale.id, "failed");
  });
});

describe("a refund that was made in Fintoc's dashboard", () => {
  it("is followed from its first webhook on, and counts towards what is left", async () => {
    const { simulator } = shop.bench;
    const sale = await shop.paidSale();
    const id = await refundElsewhere(sale.fintocId, 8_000);
    simulator.actOnRefund(id, "start");
    const refund = await shop.becomes(sale.id, "in_progress");
    expect(refund).toMatchObject({ fintocId: id, amount: 8_000, by: null });
    expect((await shop.detail(sale.id)).refundable).toEqual({ kind: "refundable", left: 2_000 });
    simulator.actOnRefund(id, "succeed");
    await shop.becomes(sale.id, "succeeded");
  });

  it("is found without any webhook when the relay starts again", async () => {
    const { bench } = shop;
    const sale = await shop.paidSale();
    const id = await refundElsewhere(sale.fintocId, 10_000);
    await bench.restart();
    expect(await shop.becomes(sale.id, "created")).toMatchObject({ fintocId: id, by: null });
    expect((await shop.put(sale.id, 1)).status).toBe(409);
  });

  it("is nobody's on a webhook's word alone, and listed when its payment is not ours", async () => {
    const { bench } = shop;
    const sale = await shop.paidSale();
    const forged = { id: "ref_forged", amount: 10_000, currency: "CLP", status: "in_progress" };
    await webhook("refund.in_progress", { ...forged, resource_id: sale.fintocId });
    await webhook("refund.in_progress", { ...forged, id: "ref_1", resource_id: "pi_elsewhere" });
    await vi.waitFor(() => {
      expect(bench.logs.join("")).toContain("could not be asked about");
    }, until);
    expect((await shop.detail(sale.id)).refundable).toEqual({ kind: "refundable", left: 10_000 });
    expect(await bench.admin("unmatched", "list")).toMatchObject({
      count: 2,
      unmatched: [
        { fintocId: "ref_1", amount: 10_000, because: "unknown_refund" },
        { fintocId: "ref_forged", because: "unknown_refund" },
      ],
    });
    expect(await bench.admin("events", "verify")).toMatchObject({ notAuthentic: [] });
  });
});
