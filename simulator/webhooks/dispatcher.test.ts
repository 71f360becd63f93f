import { createHmac } from "node:crypto";
import * as v from "valibot";
import { describe, expect, test } from "vitest";

import vectors from "../../contract/vectors/webhook-signatures.json" with { type: "json" };
import { noon, startShop, type ReceivedWebhook, type Shop } from "../test-shop.ts";
import { signatureOf } from "./signature.ts";

const eventSchema = v.object({
  id: v.string(),
  type: v.string(),
  data: v.looseObject({ id: v.string(), status: v.string() }),
});
const eventOf = (webhook: ReceivedWebhook | undefined) =>
  v.parse(eventSchema, JSON.parse(webhook?.body ?? "null"));
const typesOf = (shop: Shop) => shop.received.map((each) => eventOf(each).type.split(".")[1]);

/** As Fintoc documents it, apart from the simulator's own signing. */
function isAuthentic(webhook: ReceivedWebhook | undefined, secret: string): boolean {
  const [, t, v1] = /^t=(\d+),v1=([\da-f]{64})$/u.exec(webhook?.signature ?? "") ?? [];
  const bytes = Buffer.concat([Buffer.from(`${t}.`), Buffer.from(webhook?.body ?? "")]);
  return createHmac("sha256", Buffer.from(secret, "utf8")).update(bytes).digest("hex") === v1;
}

async function created(shop: Shop, body?: unknown): Promise<string> {
  return (await shop.create(body)).json.id;
}

describe("a webhook", () => {
  test("carries the event as documented, with the intent itself as its data", async () => {
    const shop = await startShop();
    const id = await created(shop, { amount: 700, currency: "CLP", metadata: { peñón: "ñandú" } });
    await shop.simulator.advance(5_000);
    shop.simulator.act(id, "approve");
    await shop.simulator.advance(0);
    const [webhook] = shop.received;
    expect(webhook?.headers["content-type"]).toBe("application/json");
    expect(isAuthentic(webhook, shop.simulator.webhookSecret)).toBe(true);
    expect(webhook?.signature).toContain(`t=${(noon + 5_000) / 1_000},`);
    const read = await shop.get(`/v1/payment_intents/${id}`);
    expect(JSON.parse(webhook?.body ?? "")).toEqual({
      id: expect.stringMatching(/^evt_/u),
      object: "event",
      type: "payment_intent.succeeded",
      mode: "test",
      created_at: new Date(noon + 5_000).toISOString(),
      data: JSON.parse(read.text),
    });
    expect(JSON.parse(read.text)).toMatchObject({
      status: "succeeded",
      widget_token: null,
      reference_id: expect.stringMatching(/^\d{8}$/u),
      transaction_date: new Date(noon + 5_000).toISOString(),
      sender_account: { institution_id: "cl_banco_estado", holder_id: "416148503" },
    });
  });

  test.each([
    ["approve", "succeeded"],
    ["reject", "rejected"],
    ["fail", "failed"],
    ["unsure", "pending"],
    ["walk_away", "expired"],
    ["expire", "expired"],
  ] as const)("follows %s with payment_intent.%s", async (action, status) => {
    const shop = await startShop();
    const id = await created(shop);
    shop.simulator.act(id, "start");
    shop.simulator.act(id, action);
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual([status]);
    expect(eventOf(shop.received[0]).data).toMatchObject({ id, status });
  });

  test("has null metadata when the creation had none", async () => {
    const shop = await startShop();
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    expect(eventOf(shop.received[0]).data["metadata"]).toBeNull();
  });

  test("is signed as in the vectors", () => {
    const plain = vectors.cases.filter((each) => each.name.startsWith("valid"));
    const signed = plain.filter(
      ({ secret, header, body }) =>
        signatureOf(secret, Number(/^t=(\d+)/u.exec(header ?? "")?.[1]) * 1_000, body) === header,
    );
    expect(signed.map((each) => each.name)).toEqual(
      expect.arrayContaining(["valid", "valid, non-ASCII body"]),
    );
  });

  test("goes nowhere while nobody is subscribed", async () => {
    const shop = await startShop({ webhookUrl: null });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(86_400_000);
    expect(shop.simulator.deliveries()).toMatchObject([{ outcome: "no_endpoint", attempt: 1 }]);
  });
});

describe("retries", () => {
  test("wait 3 s, then twice as long each time, 17 times, each signed afresh", async () => {
    const shop = await startShop();
    shop.answerWebhooksWith(500);
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    expect(shop.received).toHaveLength(1);
    await shop.simulator.advance(2_999);
    expect(shop.received).toHaveLength(1);
    await shop.simulator.advance(1);
    expect(shop.received).toHaveLength(2);
    await shop.simulator.advance(365 * 86_400_000);
    const deliveries = shop.simulator.deliveries();
    expect(deliveries.map((each) => each.attempt)).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
    const waits = deliveries.map((each, index) => each.at - (deliveries[index - 1]?.at ?? each.at));
    expect(waits).toEqual([0, ...Array.from({ length: 17 }, (_, index) => 3_000 * 2 ** index)]);
    expect(new Set(shop.received.map((each) => each.body)).size).toBe(1);
    expect(new Set(shop.received.map((each) => each.signature)).size).toBe(18);
    expect(shop.received.every((each) => isAuthentic(each, shop.simulator.webhookSecret))).toBe(
      true,
    );
  });

  test.each([200, 201, 204, 299])("end with a %i", async (status) => {
    const shop = await startShop();
    shop.answerWebhooksWith(503);
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    shop.answerWebhooksWith(status);
    await shop.simulator.advance(365 * 86_400_000);
    expect(shop.simulator.deliveries().map((each) => [each.outcome, each.statusCode])).toEqual([
      ["refused", 503],
      ["acknowledged", status],
    ]);
  });

  test.each([301, 404, 500])("follow a %i", async (status) => {
    const shop = await startShop();
    shop.answerWebhooksWith(status);
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(3_000);
    expect(shop.received).toHaveLength(2);
  });

  test("follow an endpoint that does not answer in time, and one that is not there", async () => {
    const shop = await startShop({ webhookTimeoutMs: 100 });
    shop.answerWebhooksWith(null);
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    shop.simulator.setWebhookUrl("http://127.0.0.1:1/");
    await shop.simulator.advance(3_000);
    expect(shop.simulator.deliveries().map((each) => each.outcome)).toEqual([
      "no_answer",
      "no_answer",
    ]);
  });

  test("come by themselves when the clock is real", { timeout: 20_000 }, async () => {
    const shop = await startShop({ now: Date.now });
    shop.answerWebhooksWith(500);
    shop.simulator.act(await created(shop), "approve");
    await expect.poll(() => shop.received.length, { timeout: 8_000 }).toBe(1);
    shop.answerWebhooksWith(200);
    await expect.poll(() => shop.received.length, { timeout: 8_000 }).toBe(2);
  });
});

describe("told to misbehave, webhooks", () => {
  test("get lost", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "lose" }] });
    shop.simulator.act(await created(shop), "approve");
    shop.simulator.act(await created(shop), "reject");
    await shop.simulator.advance(86_400_000);
    expect(typesOf(shop)).toEqual(["rejected"]);
    expect(shop.simulator.deliveries()[0]).toMatchObject({ outcome: "lost", signature: null });
  });

  test("come twice under one event id", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "double" }] });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    expect(shop.received).toHaveLength(2);
    expect(eventOf(shop.received[0]).id).toBe(eventOf(shop.received[1]).id);
  });

  test("come late on the simulator's clock", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "delay", ms: 90_000 }] });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(89_999);
    expect(shop.received).toHaveLength(0);
    await shop.simulator.advance(1);
    expect(shop.received).toHaveLength(1);
  });

  test("come last one first", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "reorder", count: 3 }] });
    shop.simulator.act(await created(shop), "reject");
    const id = await created(shop);
    shop.simulator.act(id, "unsure");
    await shop.simulator.advance(0);
    expect(shop.received).toHaveLength(0);
    shop.simulator.act(id, "confirm");
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual(["succeeded", "pending", "rejected"]);
  });

  test("are withheld until they are released, in their order and as they were", async () => {
    const shop = await startShop();
    shop.simulator.behave({ withholdWebhooks: true });
    const id = await created(shop);
    shop.simulator.act(id, "unsure");
    shop.simulator.act(id, "confirm");
    await shop.simulator.advance(86_400_000);
    expect(shop.received).toHaveLength(0);
    shop.simulator.behave({ withholdWebhooks: false });
    await shop.simulator.advance(0);
    expect(typesOf(shop)).toEqual(["pending", "succeeded"]);
    expect(eventOf(shop.received[0]).data.status).toBe("pending");
  });

  test("are signed with a wrong secret", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "wrong_secret" }] });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    expect(isAuthentic(shop.received[0], shop.simulator.webhookSecret)).toBe(false);
  });

  test("are authentic but stale", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "stale" }] });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(0);
    expect(isAuthentic(shop.received[0], shop.simulator.webhookSecret)).toBe(true);
    expect(shop.received[0]?.signature).toContain(`t=${noon / 1_000 - 600},`);
  });

  test("keep the first signature when they are retried", async () => {
    const shop = await startShop();
    shop.answerWebhooksWith(500);
    shop.simulator.behave({ webhooks: [{ kind: "sign_once" }] });
    shop.simulator.act(await created(shop), "approve");
    await shop.simulator.advance(3_000 + 6_000);
    expect(new Set(shop.received.map((each) => each.signature)).size).toBe(1);
    expect(shop.received).toHaveLength(3);
  });

  test("carry nulls where a final notification may", async () => {
    const shop = await startShop();
    shop.simulator.behave({ webhooks: [{ kind: "nulls" }] });
    const body = { amount: 1, currency: "CLP", metadata: { a: 1 }, customer_email: "a@b.cl" };
    shop.simulator.act(await created(shop, body), "approve");
    await shop.simulator.advance(0);
    expect(eventOf(shop.received[0]).data).toMatchObject({
      status: "succeeded",
      sender_account: null,
      reference_id: null,
      transaction_date: null,
      metadata: null,
      customer_email: null,
    });
  });
});

describe("the simulator's clock", () => {
  test("leaves an unused intent created after its token's end, unless told otherwise", async () => {
    const shop = await startShop();
    const [first, second] = [await created(shop), await created(shop)];
    shop.simulator.act(second, "start");
    await shop.simulator.advance(600_000);
    expect((await shop.get(`/v1/payment_intents/${first}`)).json.status).toBe("created");
    shop.simulator.behave({ afterToken: "expire" });
    expect((await shop.get(`/v1/payment_intents/${first}`)).json.status).toBe("expired");
    expect((await shop.get(`/v1/payment_intents/${second}`)).json.status).toBe("in_progress");
    const third = await created(shop);
    await shop.simulator.advance(599_999);
    expect(typesOf(shop)).toEqual(["expired"]);
    await shop.simulator.advance(1);
    expect(eventOf(shop.received[1]).data).toMatchObject({ id: third, status: "expired" });
  });

  test("ends a pending intent after ten days without the bank's word", async () => {
    const shop = await startShop();
    const [unsure, confirmed] = [await created(shop), await created(shop)];
    shop.simulator.act(unsure, "unsure");
    shop.simulator.act(confirmed, "unsure");
    shop.simulator.act(confirmed, "confirm");
    await shop.simulator.advance(10 * 86_400_000);
    const last = eventOf(shop.received.at(-1));
    expect(last.data).toMatchObject({
      id: unsure,
      status: "failed",
      error_reason: "unresolved_final_status",
    });
    expect((await shop.get(`/v1/payment_intents/${confirmed}`)).json.status).toBe("succeeded");
  });
});
