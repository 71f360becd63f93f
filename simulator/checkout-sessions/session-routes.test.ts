import * as v from "valibot";
import { describe, expect, test } from "vitest";

import { noon, startShop, type Shop } from "../test-shop.ts";

const key = { "Idempotency-Key": "018f0000-0000-7000-8000-000000000001" };
const recipient = {
  holder_id: "183917137",
  number: "123456",
  type: "checking_account",
  institution_id: "cl_banco_de_chile",
};
const typesOf = (shop: Shop) =>
  shop.simulator.deliveries().map(({ intentId, type }) => `${type} ${intentId}`);

describe("creating a checkout session", () => {
  test("answers Fintoc's object, without a payment until the customer starts", async () => {
    const shop = await startShop();
    const { json, status, text } = await shop.createSession({
      customer_email: "ana@ejemplo.cl",
      metadata: { order: "7" },
    });
    expect(status).toBe(201);
    expect(shop.simulator.intents()).toEqual([]);
    expect(JSON.parse(text)).toEqual({
      id: expect.stringMatching(/^cs_[\dA-Za-z]{16}$/u),
      object: "checkout_session",
      amount: 12_990,
      currency: "CLP",
      status: "created",
      flow: "payment",
      success_url: "https://shop.example/paid",
      cancel_url: "https://shop.example/cancelled",
      redirect_url: `${shop.simulator.url}/checkout/${json.session_token}`,
      session_token: expect.stringMatching(/^cs_[\dA-Za-z]{16}_sec_[\dA-Za-z]{13}$/u),
      customer_email: "ana@ejemplo.cl",
      metadata: { order: "7" },
      business_profile: null,
      payment_method_options: {},
      payment_resource: null,
      mode: "test",
      created_at: "2026-03-02T12:00:00.000Z",
      expires_at: "2026-03-03T12:00:00.000Z",
    });
    expect((await shop.get(`/v1/checkout_sessions/${json.id}`)).json.status).toBe("created");
    expect((await shop.get("/v1/checkout_sessions/cs_1")).status).toBe(404);
  });

  test.each([
    [{ amount: 0 }, "amount"],
    [{ currency: "USD" }, "currency"],
    [{ success_url: null }, "success_url"],
    [{ cancel_url: "javascript:alert(1)" }, "cancel_url"],
    [{ customer_email: "nobody" }, "customer_email"],
    [{ metadata: { a: {} } }, "metadata.a"],
  ])("refuses %j", async (body, param) => {
    const shop = await startShop();
    const { json, status } = await shop.createSession(body);
    expect(status).toBe(400);
    expect(json.error?.param).toBe(param);
    expect(shop.simulator.sessions()).toEqual([]);
  });

  test("takes the recipient account where each generation of the API has it", async () => {
    const shop = await startShop();
    const versioned = { "Fintoc-Version": "2026-02-01" };
    const options = (method: string) => ({
      payment_method_options: { [method]: { recipient_account: recipient } },
    });
    await shop.createSession(options("payment_intent"));
    await shop.createSession(options("bank_transfer"), versioned, "v2");
    await shop.createSession(options("bank_transfer"));
    const recipients = shop.simulator.sessions().map((each) => each.recipientAccount);
    expect(recipients).toEqual([recipient, recipient, null]);
    const older = await shop.createSession({}, { "Fintoc-Version": "2023-11-15" }, "v2");
    expect(older.json.error?.code).toBe("invalid_api_version");
  });

  test("needs the secret key", async () => {
    const shop = await startShop();
    const wrong = { Authorization: "sk_test_wrong" };
    expect((await shop.createSession({}, wrong)).status).toBe(401);
    expect((await shop.get("/v2/checkout_sessions/cs_1", wrong)).status).toBe(401);
    expect((await shop.post("/v1/checkout_sessions/cs_1/expire", wrong)).status).toBe(401);
  });

  test("happens once under its idempotency key, which another path cannot take", async () => {
    const shop = await startShop();
    const first = await shop.createSession({}, key);
    expect((await shop.createSession({}, key)).text).toBe(first.text);
    expect((await shop.createSession({ amount: 1 }, key)).json.error?.code).toBe(
      "idempotency_key_reused",
    );
    expect((await shop.create(undefined, key)).json.error?.code).toBe("idempotency_key_reused");
    expect(shop.simulator.sessions()).toHaveLength(1);
  });

  test("misbehaves when it is told to, also when expiring", async () => {
    const shop = await startShop();
    shop.simulator.behave({
      creates: [{ kind: "status", status: 500 }],
      reads: [{ kind: "status", status: 503 }],
      expiries: [{ kind: "commit_then_timeout", destroy: true }],
    });
    expect((await shop.createSession()).status).toBe(500);
    const { json } = await shop.createSession();
    expect((await shop.get(`/v1/checkout_sessions/${json.id}`)).status).toBe(503);
    await expect(shop.post(`/v1/checkout_sessions/${json.id}/expire`)).rejects.toThrow(
      "fetch failed",
    );
    expect(shop.simulator.sessions()[0]?.status).toBe("expired");
  });
});

describe("a checkout session's life", () => {
  test("the customer's start makes the payment intent; both are told when it ends", async () => {
    const shop = await startShop();
    const { json } = await shop.createSession();
    const intent = shop.simulator.act(json.id, "start", { institutionId: "cl_banco_bci" });
    const started = await shop.get(`/v1/checkout_sessions/${json.id}`);
    expect(started.json).toMatchObject({
      status: "in_progress",
      payment_resource: { payment_intent: { id: intent.id, status: "in_progress" } },
    });
    expect((await shop.get(`/v1/payment_intents/${intent.id}`)).json.status).toBe("in_progress");
    shop.simulator.act(json.id, "approve");
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual([
      `payment_intent.succeeded ${intent.id}`,
      `checkout_session.finished ${json.id}`,
    ]);
    expect(JSON.parse(shop.received[1]?.body ?? "")).toMatchObject({
      object: "event",
      mode: "test",
      data: {
        id: json.id,
        status: "finished",
        payment_resource: { payment_intent: { id: intent.id, status: "succeeded" } },
      },
    });
  });

  test("its end may be told as completed", async () => {
    const shop = await startShop();
    shop.simulator.behave({ sessionEnd: "completed" });
    const { json } = await shop.createSession();
    shop.simulator.act(json.id, "reject");
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toContain(`checkout_session.completed ${json.id}`);
  });

  test("expires on demand while nobody has started, and tells so", async () => {
    const shop = await startShop();
    const [unused, started] = [await shop.createSession(), await shop.createSession()];
    shop.simulator.act(started.json.id, "start");
    const expire = (id: string) => shop.post(`/v1/checkout_sessions/${id}/expire`);
    expect((await expire(unused.json.id)).json).toMatchObject({ status: "expired" });
    expect((await expire(unused.json.id)).status).toBe(400);
    expect((await expire(started.json.id)).json.error?.code).toBe("invalid_status");
    expect((await expire("cs_1")).status).toBe(404);
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual([`checkout_session.expired ${unused.json.id}`]);
  });

  test("a customer who walks away ends payment and session", async () => {
    const shop = await startShop();
    const { json } = await shop.createSession();
    const intent = shop.simulator.act(json.id, "walk_away");
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual([
      `payment_intent.expired ${intent.id}`,
      `checkout_session.expired ${json.id}`,
    ]);
  });
});

describe("the hosted page", () => {
  const anySchema = v.looseObject({});
  const ask = async (shop: Shop, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(new URL(path, shop.simulator.url), init);
    return { status: response.status, json: v.parse(anySchema, await response.json()) };
  };

  test("goes through the same bank as the widget and knows the way back", async () => {
    const shop = await startShop();
    const { json } = await shop.createSession();
    const page = await fetch(json.redirect_url);
    expect(page.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(await page.text()).toContain("Banco simulado");
    expect(shop.simulator.intents()).toEqual([]);
    const token = json.session_token;
    expect((await ask(shop, `/widget/payment?token=${token}`)).json).toMatchObject({
      status: "created",
      amountText: "$12.990",
      returns: {
        successUrl: "https://shop.example/paid",
        cancelUrl: "https://shop.example/cancelled",
      },
    });
    const act = (action: string) => ask(shop, "/widget/act", { token, action });
    expect((await act("start")).json).toMatchObject({ status: "in_progress" });
    const logIn = { token, holder: "41614850-3", password: "jonsnow" };
    expect((await ask(shop, "/widget/log-in", logIn)).status).toBe(200);
    expect((await act("approve")).json).toMatchObject({ status: "succeeded" });
  });

  test("says that it has expired, and nobody starts it any more", async () => {
    const shop = await startShop();
    const { json } = await shop.createSession();
    await shop.post(`/v2/checkout_sessions/${json.id}/expire`);
    const token = json.session_token;
    expect((await ask(shop, `/widget/payment?token=${token}`)).json.status).toBe("expired");
    expect((await ask(shop, "/widget/act", { token, action: "start" })).status).toBe(409);
  });
});

test("the bank's own page lists sessions that nobody started, then their payments", async () => {
  const shop = await startShop();
  const rows = async () => {
    const response = await fetch(`${shop.simulator.url}/_simulator/overview`);
    return v.parse(v.object({ rows: v.array(v.looseObject({})) }), await response.json()).rows;
  };
  const { json } = await shop.createSession();
  expect(await rows()).toMatchObject([
    { id: json.id, status: "created", createdAt: noon, payAddress: json.redirect_url },
  ]);
  const acting = await fetch(`${shop.simulator.url}/_simulator/sessions/${json.id}/act`, {
    method: "POST",
    body: JSON.stringify({ action: "start" }),
  });
  expect(acting.status).toBe(200);
  const [intent] = shop.simulator.intents();
  expect(await rows()).toMatchObject([{ id: intent?.id, payAddress: json.redirect_url }]);
});
