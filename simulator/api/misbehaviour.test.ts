import { describe, expect, test } from "vitest";

import type { HttpFault } from "../behaviour.ts";
import { startShop } from "../test-shop.ts";

describe("told to misbehave, the API", () => {
  test("answers the wanted status with Fintoc's error body, first in, first out", async () => {
    const shop = await startShop();
    shop.simulator.behave({
      creates: [
        { kind: "status", status: 500 },
        { kind: "ok" },
        { kind: "status", status: 503, times: 2 },
      ],
    });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await shop.create()).status);
    expect(statuses).toEqual([500, 201, 503, 503, 201]);
  });

  test("a refused key does not use a queued misbehaviour up", async () => {
    const shop = await startShop();
    shop.simulator.behave({ creates: [{ kind: "status", status: 500 }] });
    await shop.create(undefined, { Authorization: "wrong" });
    expect((await shop.create()).status).toBe(500);
  });

  test("never answers, having done nothing or everything", async () => {
    const shop = await startShop();
    const faults: HttpFault[] = [{ kind: "timeout" }, { kind: "commit_then_timeout" }];
    for (const [index, fault] of faults.entries()) {
      shop.simulator.behave({ creates: [fault] });
      const request = fetch(`${shop.simulator.url}/v1/payment_intents`, {
        method: "POST",
        headers: { Authorization: shop.simulator.secretKey },
        body: JSON.stringify({ amount: 1, currency: "CLP" }),
        signal: AbortSignal.timeout(150),
      });
      await expect(request).rejects.toThrow("timeout");
      expect(shop.simulator.intents()).toHaveLength(index);
    }
  });

  test("resets the connection without having done anything", async () => {
    const shop = await startShop();
    shop.simulator.behave({ creates: [{ kind: "reset" }], reads: [{ kind: "reset" }] });
    await expect(shop.create()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    await expect(shop.get("/v1/payment_intents")).rejects.toThrow("fetch failed");
    expect(shop.simulator.intents()).toEqual([]);
    expect((await shop.create()).status).toBe(201);
  });

  test("answers HTML in Fintoc's stead, with and without a commit behind it", async () => {
    const shop = await startShop();
    shop.simulator.behave({
      creates: [{ kind: "html" }, { kind: "html", status: 200, commit: true }],
      reads: [{ kind: "html", status: 504 }],
    });
    const first = await shop.create();
    expect(first.status).toBe(502);
    expect(first.headers.get("Content-Type")).toContain("text/html");
    expect(shop.simulator.intents()).toHaveLength(0);
    expect((await shop.create()).text).toContain("<html>");
    expect(shop.simulator.intents()).toHaveLength(1);
    expect((await shop.get("/v1/payment_intents")).status).toBe(504);
  });

  test("answers late", async () => {
    const shop = await startShop();
    shop.simulator.behave({ creates: [{ kind: "delay", ms: 120 }] });
    const begun = performance.now();
    expect((await shop.create()).status).toBe(201);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(115);
  });

  test("misbehaves when reading one or many, independently of creations", async () => {
    const shop = await startShop();
    shop.simulator.behave({
      reads: [
        { kind: "status", status: 503 },
        { kind: "status", status: 429 },
      ],
    });
    const { json } = await shop.create();
    expect((await shop.get("/v1/payment_intents")).status).toBe(503);
    expect((await shop.get(`/v1/payment_intents/${json.id}`)).status).toBe(429);
    expect((await shop.get(`/v1/payment_intents/${json.id}`)).status).toBe(200);
  });

  test("misbehaves by chance, the same way for the same seed", async () => {
    const story = async () => {
      const shop = await startShop({ seed: 7 });
      shop.simulator.behave({ chance: { createStatus500: 0.5 } });
      const statuses: number[] = [];
      for (let count = 0; count < 20; count += 1) statuses.push((await shop.create()).status);
      return statuses;
    };
    const told = await story();
    expect(new Set(told)).toEqual(new Set([201, 500]));
    expect(await story()).toEqual(told);
  });

  test("takes everything back on reset", async () => {
    const shop = await startShop();
    shop.simulator.behave({
      creates: [{ kind: "status", status: 500 }],
      chance: { createTimeout: 1 },
    });
    shop.simulator.behave({ reset: true });
    expect((await shop.create()).status).toBe(201);
  });

  test("refuses a change that it does not understand", async () => {
    const { simulator } = await startShop();
    expect(() =>
      // @ts-expect-error -- no such kind
      simulator.behave({ creates: [{ kind: "explode" }] }),
    ).toThrow("creates.0.kind");
  });
});
