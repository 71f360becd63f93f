import { describe, expect, test } from "vitest";

import { startShop } from "../test-shop.ts";

const key = { "Idempotency-Key": "018f0000-0000-7000-8000-000000000000" };
const body = { amount: 500, currency: "CLP" };

describe("an idempotency key", () => {
  test("replays the saved answer, widget token included, and creates one intent only", async () => {
    const shop = await startShop();
    const first = await shop.create(body, key);
    shop.simulator.act(first.json.id, "start");
    const again = await shop.create({ currency: "CLP", amount: 500 }, key);
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(shop.simulator.intents()).toHaveLength(1);
  });

  test("replays a saved 4xx", async () => {
    const shop = await startShop();
    const first = await shop.create({ amount: 0, currency: "CLP" }, key);
    const again = await shop.create({ amount: 0, currency: "CLP" }, key);
    expect(again).toMatchObject({ status: 400, text: first.text });
  });

  test.each([500, 503, 429] as const)(
    "replays a saved %i until a new key is taken",
    async (status) => {
      const shop = await startShop();
      shop.simulator.behave({ creates: [{ kind: "status", status }] });
      expect((await shop.create(body, key)).status).toBe(status);
      expect((await shop.create(body, key)).status).toBe(status);
      expect(shop.simulator.intents()).toEqual([]);
      expect((await shop.create(body, { "Idempotency-Key": "another" })).status).toBe(201);
    },
  );

  test("does not replay trouble that came from in front of Fintoc", async () => {
    const shop = await startShop();
    shop.simulator.behave({ creates: [{ kind: "status", status: 429, saved: false }] });
    expect((await shop.create(body, key)).status).toBe(429);
    expect((await shop.create(body, key)).status).toBe(201);
  });

  test("does not save a 401", async () => {
    const shop = await startShop();
    expect((await shop.create(body, { ...key, Authorization: "wrong" })).status).toBe(401);
    expect((await shop.create(body, key)).status).toBe(201);
  });

  test("with other parameters is an error that leaves the saved answer alone", async () => {
    const shop = await startShop();
    const first = await shop.create(body, key);
    const other = await shop.create({ ...body, amount: 501 }, key);
    expect(other.status).toBe(400);
    expect(other.json.error?.code).toBe("idempotency_key_reused");
    expect((await shop.create(body, key)).text).toBe(first.text);
    expect(shop.simulator.intents()).toHaveLength(1);
  });

  test("may have 255 characters and not one more", async () => {
    const shop = await startShop();
    expect((await shop.create(body, { "Idempotency-Key": "k".repeat(255) })).status).toBe(201);
    const long = await shop.create(body, { "Idempotency-Key": "k".repeat(256) });
    expect(long.json.error?.code).toBe("invalid_idempotency_key");
  });

  test("is forgotten after 24 hours, not before", async () => {
    const shop = await startShop();
    const first = await shop.create(body, key);
    await shop.simulator.advance(24 * 3_600_000 - 1);
    expect((await shop.create(body, key)).json.id).toBe(first.json.id);
    await shop.simulator.advance(1);
    expect((await shop.create(body, key)).json.id).not.toBe(first.json.id);
  });

  test("saves what was committed although no answer came", async () => {
    const shop = await startShop();
    shop.simulator.behave({ creates: [{ kind: "commit_then_timeout", destroy: true }] });
    await expect(shop.create(body, key)).rejects.toThrow("fetch failed");
    const [committed] = shop.simulator.intents();
    const again = await shop.create(body, key);
    expect(again.json).toMatchObject({ id: committed?.id, widget_token: committed?.widgetToken });
    expect(shop.simulator.intents()).toHaveLength(1);
  });
});
