import * as v from "valibot";
import { describe, expect, test } from "vitest";

import { noon, startShop, type Shop } from "../test-shop.ts";

const hour = 3_600_000;
const answerSchema = v.looseObject({
  id: v.optional(v.string(), ""),
  error: v.optional(v.looseObject({ code: v.string() })),
});
const email = "ana@ejemplo.cl";

async function paid(shop: Shop, amount = 10_000, more: object = {}): Promise<string> {
  const { json } = await shop.create({ amount, currency: "CLP", customer_email: email, ...more });
  shop.simulator.act(json.id, "approve");
  return json.id;
}

async function call(shop: Shop, path: string, body?: unknown, key?: string) {
  const response = await fetch(`${shop.simulator.url}/v1/refunds${path}`, {
    method: "POST",
    headers: {
      Authorization: shop.simulator.secretKey,
      ...(key === undefined ? {} : { "Idempotency-Key": key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: v.parse(answerSchema, await response.json()) };
}

const refund = (shop: Shop, resource_id: string, more: object = {}, key?: string) =>
  call(shop, "", { resource_id, resource_type: "payment_intent", ...more }, key);

/** The events that were received about refunds, in the order of their arrival. */
const told = (shop: Shop) =>
  shop.received
    .map((each): { readonly type: string; readonly data: object } => JSON.parse(each.body))
    .filter((each) => each.type.startsWith("refund."));

describe("creating a refund", () => {
  test("answers Fintoc's object, for a part or for all that is left", async () => {
    const shop = await startShop();
    const id = await paid(shop);
    const part = await refund(shop, id, { amount: 4_000, metadata: { why: "roto" } });
    expect(part.status).toBe(201);
    expect(part.json).toEqual({
      id: expect.stringMatching(/^ref_[\dA-Za-z]{16}$/u),
      object: "refund",
      amount: 4_000,
      currency: "CLP",
      status: "pending",
      failure_code: null,
      resource_id: id,
      resource_type: "payment_intent",
      recipient_account: expect.objectContaining({ number: "422159212" }),
      metadata: { why: "roto" },
      mode: "test",
      created_at: new Date(noon).toISOString(),
      updated_at: new Date(noon).toISOString(),
    });
    expect((await refund(shop, id)).json).toMatchObject({ amount: 6_000 });
  });

  test.each([
    ["more than what is left", { amount: 10_001 }, "amount_above_refundable"],
    ["nothing", { amount: 0 }, "invalid_parameter"],
    ["a fraction", { amount: 1.5 }, "invalid_parameter"],
    ["an unknown payment", { resource_id: "pi_unknown" }, "invalid_parameter"],
    ["no payment", { resource_id: null }, "missing_parameter"],
    ["another kind of thing", { resource_type: "charge" }, "invalid_parameter"],
  ])("refuses %s", async (_what, body, code) => {
    const shop = await startShop();
    const { json, status } = await refund(shop, await paid(shop), body);
    expect(status).toBe(400);
    expect(json.error?.code).toBe(code);
    expect(shop.simulator.refunds()).toEqual([]);
  });

  test("refuses what is not paid, has no e-mail or went straight to the merchant", async () => {
    const shop = await startShop();
    const account = {
      holder_id: "183917137",
      number: "123456",
      type: "checking_account",
      institution_id: "cl_banco_de_chile",
    };
    for (const id of [
      (await shop.create({ amount: 1, currency: "CLP", customer_email: email })).json.id,
      await paid(shop, 1, { customer_email: null }),
      await paid(shop, 1, { recipient_account: account }),
    ]) {
      const { json } = await refund(shop, id);
      expect(json.error?.code).toBe("resource_not_refundable");
    }
  });

  test("happens once under its key, and not at all without the secret key", async () => {
    const shop = await startShop();
    const id = await paid(shop);
    const first = await refund(shop, id, { amount: 1 }, "k");
    expect((await refund(shop, id, { amount: 1 }, "k")).json).toEqual(first.json);
    const other = await refund(shop, id, { amount: 2 }, "k");
    expect(other.json.error?.code).toBe("idempotency_key_reused");
    expect(shop.simulator.refunds()).toHaveLength(1);
    expect((await shop.get("/v1/refunds", { Authorization: "sk_test_other" })).status).toBe(401);
  });

  test("misbehaves as it is told", async () => {
    const shop = await startShop();
    const id = await paid(shop);
    shop.simulator.behave({
      refunds: [{ kind: "status", status: 500 }],
      refundReads: [{ kind: "status", status: 503 }],
    });
    expect((await refund(shop, id)).status).toBe(500);
    expect((await shop.get("/v1/refunds")).status).toBe(503);
    expect((await refund(shop, id)).status).toBe(201);
  });
});

describe("a refund's life", () => {
  test("is executed by the clock on the day that Fintoc promises, and told", async () => {
    const shop = await startShop();
    const { json } = await refund(shop, await paid(shop));
    // 09:00 in Chile on a Monday: it is paid out at 18:00.
    await shop.simulator.advance(9 * hour - 1);
    expect(shop.simulator.refunds()[0]?.status).toBe("created");
    await shop.simulator.advance(hour);
    expect(told(shop)).toMatchObject([
      { type: "refund.in_progress", data: { id: json.id, status: "in_progress" } },
      { type: "refund.succeeded", data: { id: json.id, status: "succeeded" } },
    ]);
    expect((await shop.get(`/v1/refunds/${json.id}`)).json.status).toBe("succeeded");
  });

  test("waits for the merchant's balance, and fails after a week without", async () => {
    const shop = await startShop();
    shop.simulator.behave({ withoutFunds: true });
    await refund(shop, await paid(shop));
    await shop.simulator.advance(3 * 24 * hour);
    expect(shop.simulator.refunds()[0]?.status).toBe("in_progress");
    await shop.simulator.advance(7 * 24 * hour);
    expect(told(shop).at(-1)).toMatchObject({
      type: "refund.failed",
      data: { failure_code: "insufficient_funds" },
    });
  });

  test("stands still while it is held, and moves by hand", async () => {
    const shop = await startShop();
    shop.simulator.behave({ holdRefunds: true });
    const { json } = await refund(shop, await paid(shop));
    await shop.simulator.advance(48 * hour);
    expect(shop.simulator.refunds()[0]?.status).toBe("created");
    const act = (action: string) =>
      fetch(`${shop.simulator.url}/_simulator/refunds/${json.id}/act`, {
        method: "POST",
        body: JSON.stringify({ action }),
      });
    expect((await act("start")).status).toBe(200);
    expect((await act("cancel")).status).toBe(409);
    expect((await act("succeed")).status).toBe(200);
    expect((await act("fail")).status).toBe(409);
    const overview = await fetch(`${shop.simulator.url}/_simulator/overview`);
    expect(await overview.json()).toMatchObject({
      refunds: [{ status: "succeeded", amountText: "$10.000" }],
    });
  });

  test("ends with a cancellation only before it is paid out; its amount is free again", async () => {
    const shop = await startShop();
    const id = await paid(shop);
    const first = await refund(shop, id);
    expect((await call(shop, `/${first.json.id}/cancel`)).json).toMatchObject({
      status: "canceled",
    });
    const second = await refund(shop, id);
    shop.simulator.actOnRefund(second.json.id, "start");
    const late = await call(shop, `/${second.json.id}/cancel`);
    expect(late.json.error?.code).toBe("refund_not_cancelable");
    expect((await call(shop, "/ref_unknown/cancel")).status).toBe(404);
  });
});

test("the list of refunds has pages, newest first, and can be narrowed", async () => {
  const shop = await startShop();
  const id = await paid(shop);
  for (const amount of [1, 2, 3]) {
    await refund(shop, id, { amount });
    await shop.simulator.advance(1_000);
  }
  shop.simulator.actOnRefund(shop.simulator.refunds()[0]?.id ?? "", "succeed");
  const amounts = async (query: string) => {
    const { headers, text } = await shop.get(`/v1/refunds?${query}`);
    const page: readonly { readonly amount: number }[] = JSON.parse(text);
    return { amounts: page.map((each) => each.amount), link: headers.get("Link") ?? "" };
  };
  const first = await amounts("per_page=2");
  expect(first.amounts).toEqual([3, 2]);
  expect(first.link).toContain('/v1/refunds?per_page=2&page=2>; rel="next"');
  expect((await amounts("per_page=2&page=2")).amounts).toEqual([1]);
  expect((await amounts("status=pending")).amounts).toEqual([3, 2]);
  expect((await amounts(`since=${new Date(noon + 1_500).toISOString()}`)).amounts).toEqual([3]);
  expect((await shop.get("/v1/refunds?status=paid")).status).toBe(400);
});
