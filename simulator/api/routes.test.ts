import { describe, expect, test } from "vitest";

import { noon, startShop } from "../test-shop.ts";

const recipient = {
  holder_id: "183917137",
  number: "123456",
  type: "checking_account",
  institution_id: "cl_banco_de_chile",
};

describe("creating a payment intent", () => {
  test("answers Fintoc's object field for field", async () => {
    const shop = await startShop();
    const { status, text } = await shop.create({
      amount: 1_000,
      currency: "clp",
      recipient_account: recipient,
      customer_email: "ana@ejemplo.cl",
      metadata: { order: "7", count: 2, gift: true },
    });
    const [intent] = shop.simulator.intents();
    expect(status).toBe(201);
    expect(Object.entries(JSON.parse(text))).toEqual([
      ["id", expect.stringMatching(/^pi_[\dA-Za-z]{16}$/u)],
      ["object", "payment_intent"],
      ["amount", 1_000],
      ["currency", "CLP"],
      ["widget_token", expect.stringMatching(/^pi_[\dA-Za-z]{16}_sec_[\dA-Za-z]{13}$/u)],
      ["status", "created"],
      ["reference_id", null],
      ["transaction_date", null],
      ["metadata", { order: "7", count: 2, gift: true }],
      ["error_reason", null],
      ["mode", "test"],
      ["customer_email", "ana@ejemplo.cl"],
      ["recipient_account", recipient],
      ["sender_account", null],
      ["created_at", "2026-03-02T12:00:00.000Z"],
    ]);
    expect(intent?.widgetTokenExpiresAt).toBe(noon + 600_000);
  });

  test("gives the widget token once: no later answer carries it", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    expect(json.widget_token).not.toBeNull();
    expect((await shop.get(`/v1/payment_intents/${json.id}`)).json.widget_token).toBeNull();
    const list = await shop.get("/v1/payment_intents");
    expect(list.text).toContain(json.id);
    expect(list.text).not.toContain(String(json.widget_token));
  });

  test.each([
    ["no amount", { currency: "CLP" }, "missing_parameter", "amount"],
    ["no currency", { amount: 1 }, "missing_parameter", "currency"],
    ["zero", { amount: 0, currency: "CLP" }, "invalid_parameter", "amount"],
    ["a negative amount", { amount: -5, currency: "CLP" }, "invalid_parameter", "amount"],
    ["a fraction", { amount: 1.5, currency: "MXN" }, "invalid_parameter", "amount"],
    ["an amount as text", { amount: "100", currency: "CLP" }, "invalid_parameter", "amount"],
    ["more than 2^53-1", { amount: 2 ** 53, currency: "CLP" }, "invalid_parameter", "amount"],
    ["another currency", { amount: 1, currency: "USD" }, "invalid_parameter", "currency"],
    [
      "a recipient for MXN",
      { amount: 1, currency: "MXN", recipient_account: recipient },
      "invalid_parameter",
      "recipient_account",
    ],
    [
      "a RUT with a wrong check digit",
      { amount: 1, currency: "CLP", recipient_account: { ...recipient, holder_id: "183917130" } },
      "invalid_parameter",
      "recipient_account.holder_id",
    ],
    [
      "a RUT with dots",
      {
        amount: 1,
        currency: "CLP",
        recipient_account: { ...recipient, holder_id: "18.391.713-7" },
      },
      "invalid_parameter",
      "recipient_account.holder_id",
    ],
    [
      "an account number with prefixed zeros",
      { amount: 1, currency: "CLP", recipient_account: { ...recipient, number: "00123456" } },
      "invalid_parameter",
      "recipient_account.number",
    ],
    [
      "an unknown account type",
      { amount: 1, currency: "CLP", recipient_account: { ...recipient, type: "clabe" } },
      "invalid_parameter",
      "recipient_account.type",
    ],
    [
      "an unknown institution",
      { amount: 1, currency: "CLP", recipient_account: { ...recipient, institution_id: "cl_x" } },
      "invalid_parameter",
      "recipient_account.institution_id",
    ],
    [
      "a recipient without a number",
      { amount: 1, currency: "CLP", recipient_account: { ...recipient, number: undefined } },
      "missing_parameter",
      "recipient_account.number",
    ],
    [
      "no e-mail",
      { amount: 1, currency: "CLP", customer_email: "ana" },
      "invalid_parameter",
      "customer_email",
    ],
    [
      "a list as metadata",
      { amount: 1, currency: "CLP", metadata: [1] },
      "invalid_parameter",
      "metadata",
    ],
    [
      "51 metadata keys",
      {
        amount: 1,
        currency: "CLP",
        metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n])),
      },
      "invalid_parameter",
      "metadata",
    ],
    [
      "a metadata key of 41 characters",
      { amount: 1, currency: "CLP", metadata: { ["k".repeat(41)]: 1 } },
      "invalid_parameter",
      "metadata",
    ],
    [
      "a metadata value of 501 characters",
      { amount: 1, currency: "CLP", metadata: { k: "x".repeat(501) } },
      "invalid_parameter",
      "metadata.k",
    ],
    [
      "nested metadata",
      { amount: 1, currency: "CLP", metadata: { k: {} } },
      "invalid_parameter",
      "metadata.k",
    ],
    [
      "an SII category that is too short",
      { amount: 1, currency: "CLP", business_profile: { category: "123" } },
      "invalid_parameter",
      "business_profile.category",
    ],
  ])("refuses %s", async (_what, body, code, param) => {
    const shop = await startShop();
    const { status, json } = await shop.create(body);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ type: "invalid_request_error", code, param });
    expect(json.error?.doc_url).toMatch(/^https:/u);
    expect(shop.simulator.intents()).toEqual([]);
  });

  test("refuses a body that is not JSON, and one that is no object", async () => {
    const shop = await startShop();
    for (const body of ["{amount", "[]", "7", "null", ""]) {
      expect((await shop.create(body)).json.error?.code).toBe("invalid_body");
    }
  });

  test("takes 50 keys, 40 characters and 500 characters", async () => {
    const shop = await startShop();
    const metadata = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [String(n).padStart(40, "k"), "x".repeat(500)]),
    );
    expect((await shop.create({ amount: 1, currency: "mxn", metadata })).status).toBe(201);
  });
});

describe("authorization", () => {
  test.each([
    ["no key", ""],
    ["a Bearer", "Bearer KEY"],
    ["another key", "sk_test_other"],
    ["the public key", "PUBLIC"],
    ["a live key", "sk_live_0000"],
  ])("answers 401 to %s", async (_what, given) => {
    const shop = await startShop();
    const { secretKey, publicKey } = shop.simulator;
    const Authorization = given.replace("KEY", secretKey).replace("PUBLIC", publicKey);
    for (const answer of [
      await shop.create(undefined, { Authorization }),
      await shop.get("/v1/payment_intents", { Authorization }),
      await shop.get("/v1/payment_intents/pi_1", { Authorization }),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.json.error?.type).toBe("authentication_error");
    }
  });

  test("takes the documented API versions and no others", async () => {
    const shop = await startShop();
    const get = (version: string) => shop.get("/v1/payment_intents", { "Fintoc-Version": version });
    expect((await get("2023-11-15")).status).toBe(200);
    expect((await get("2026-02-01")).status).toBe(200);
    expect((await get("1999-01-01")).json.error?.code).toBe("invalid_api_version");
  });
});

describe("reading payment intents", () => {
  test("an unknown id is a 404 with Fintoc's error body", async () => {
    const shop = await startShop();
    const { status, json } = await shop.get("/v1/payment_intents/pi_unknown");
    expect(status).toBe(404);
    expect(json.error?.code).toBe("resource_missing");
  });

  test("the list's next links lead through every intent once, newest first", async () => {
    const shop = await startShop();
    for (let amount = 1; amount <= 7; amount += 1) {
      await shop.create({ amount, currency: "CLP" });
      await shop.simulator.advance(1_000);
    }
    const amounts: unknown[] = [];
    let next: string | undefined = "/v1/payment_intents?per_page=3&status=created";
    while (next !== undefined) {
      const { text, headers } = await shop.get(next);
      const page: readonly { readonly amount: number }[] = JSON.parse(text);
      amounts.push(page.map((each) => each.amount));
      next = /<([^>]+)>; rel="next"/u.exec(headers.get("Link") ?? "")?.[1];
      if (next !== undefined) expect(next).toContain("status=created");
    }
    expect(amounts).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  });

  test("the list can be narrowed by time and status", async () => {
    const shop = await startShop();
    await shop.create({ amount: 1, currency: "CLP" });
    await shop.simulator.advance(60_000);
    const second = await shop.create({ amount: 2, currency: "CLP" });
    shop.simulator.act(second.json.id, "start");
    const amountsOf = async (query: string) => {
      const { text } = await shop.get(`/v1/payment_intents?${query}`);
      const page: readonly { readonly amount: number }[] = JSON.parse(text);
      return page.map((each) => each.amount);
    };
    expect(await amountsOf("since=2026-03-02T12:00:30Z")).toEqual([2]);
    expect(await amountsOf("until=2026-03-02T12:00:30.000Z")).toEqual([1]);
    expect(await amountsOf("status=in_progress")).toEqual([2]);
    expect(await amountsOf("page=2")).toEqual([]);
  });

  test.each(["since=yesterday", "until=7", "status=paid", "page=0", "per_page=301", "per_page=x"])(
    "refuses the query %s",
    async (query) => {
      const shop = await startShop();
      const { status, json } = await shop.get(`/v1/payment_intents?${query}`);
      expect(status).toBe(400);
      expect(json.error?.param).toBe(query.split("=")[0]);
    },
  );
});
