import { request } from "node:http";
import { describe, expect, test } from "vitest";

import { noon, startShop, type Shop } from "../test-shop.ts";

async function control(shop: Shop, path: string, body?: unknown, headers = {}) {
  const response = await fetch(`${shop.simulator.url}/_simulator/${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers,
  });
  const json: unknown = await response.json();
  return { status: response.status, json };
}

describe("the control routes", () => {
  test("move an intent through its life and tell what was delivered", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    const act = (action: string) => control(shop, `intents/${json.id}/act`, { action });
    expect((await act("start")).json).toMatchObject({ intent: { status: "in_progress" } });
    expect((await act("unsure")).json).toMatchObject({ intent: { status: "pending" } });
    expect((await act("confirm")).json).toMatchObject({ intent: { status: "succeeded" } });
    await control(shop, "advance", { ms: 1 });
    expect((await control(shop, "deliveries")).json).toMatchObject({
      deliveries: [{ type: "payment_intent.pending" }, { type: "payment_intent.succeeded" }],
    });
    expect((await control(shop, "intents")).json).toMatchObject({ intents: [{ id: json.id }] });
  });

  test("choose the bank and the reason of a failure", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    const body = {
      action: "fail",
      errorReason: "insufficient_funds",
      institutionId: "cl_banco_bci",
    };
    expect((await control(shop, `intents/${json.id}/act`, body)).json).toMatchObject({
      intent: {
        errorReason: "insufficient_funds",
        senderAccount: { institution_id: "cl_banco_bci" },
      },
    });
  });

  test("change behaviour, clock and endpoint, and release what is withheld", async () => {
    const shop = await startShop({ webhookUrl: null });
    const { json } = await shop.create();
    await control(shop, "behave", { withholdWebhooks: true });
    shop.simulator.act(json.id, "approve");
    expect((await control(shop, "state")).json).toMatchObject({ heldWebhooks: 1, now: noon });
    await control(shop, "webhook-url", { url: "http://127.0.0.1:1/" });
    await control(shop, "webhooks/release", {});
    expect((await control(shop, "advance", { ms: 60_000 })).json).toMatchObject({
      now: noon + 60_000,
      heldWebhooks: 0,
    });
    expect(shop.simulator.deliveries()[0]).toMatchObject({ outcome: "no_answer", attempt: 1 });
  });

  test.each([
    ["advance", { ms: -1 }, "ms"],
    ["advance", {}, "ms"],
    ["behave", { creates: [{ kind: "status", status: 200 }] }, "creates.0.status"],
    ["behave", { surprise: true }, "surprise"],
    ["webhook-url", { url: "ftp://example.com" }, "url"],
    ["intents/pi_1/act", { action: "steal" }, "action"],
  ])("answer 400 to %s %j, naming the place", async (path, body, place) => {
    const shop = await startShop();
    const { status, json } = await control(shop, path, body);
    expect(status).toBe(400);
    expect(json).toEqual({ error: expect.stringContaining(place) });
  });

  test("answer 404 for an unknown intent and 409 for what cannot happen", async () => {
    const shop = await startShop();
    const { json } = await shop.create();
    expect((await control(shop, "intents/pi_1/act", { action: "approve" })).status).toBe(404);
    expect((await control(shop, `intents/${json.id}/act`, { action: "confirm" })).status).toBe(409);
    expect(() => shop.simulator.act(json.id, "confirm")).toThrow('"confirm" needs pending');
  });

  test("refuse another host name and another page's origin", async () => {
    const shop = await startShop();
    const origin = await control(shop, "advance", { ms: 1 }, { Origin: "https://example.com" });
    expect(origin.status).toBe(403);
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    request(`${shop.simulator.url}/_simulator/intents`, { headers: { Host: "evil.example" } })
      .on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .end();
    expect(await promise).toBe(403);
  });
});
