import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

describe("a tip", () => {
  it("is told wherever its sale is told, and Fintoc hears of the amount alone", async () => {
    const feed = await till.feed();
    const id = randomUUID();
    const charged = await till.charge({ amount: 11_000, tip: 1_000 }, id);
    expect((await charged.json()).paymentIntent).toMatchObject({ amount: 11_000, tip: 1_000 });
    expect(await till.get(id)).toMatchObject({ amount: 11_000, tip: 1_000 });
    const list = await (await till.call("GET", "/v1/payment-intents")).json();
    expect(list.paymentIntents).toMatchObject([{ id, tip: 1_000 }]);
    await vi.waitFor(() => {
      expect(feed.messages).toContainEqual(
        expect.objectContaining({
          data: expect.objectContaining({
            paymentIntent: expect.objectContaining({ id, status: "created", tip: 1_000 }),
          }),
        }),
      );
    });
    const [atFintoc] = bench.simulator.intents();
    expect(atFintoc?.amount).toBe(11_000);
    expect(JSON.stringify(atFintoc)).not.toContain("tip");
  });

  it("is part of the wish: the same again is answered, another one refused", async () => {
    const id = randomUUID();
    expect((await till.charge({ tip: 500 }, id)).status).toBe(201);
    expect((await till.charge({ tip: 500 }, id)).status).toBe(200);
    for (const other of [{ tip: 501 }, { tip: null }, {}]) {
      const response = await till.charge(other, id);
      expect(response.status).toBe(409);
      expect((await response.json()).error.code).toBe("payment_intent_differs");
    }
  });

  it("that is not named is none, said or unsaid", async () => {
    const id = randomUUID();
    expect((await (await till.charge({}, id)).json()).paymentIntent.tip).toBeNull();
    expect((await till.charge({ tip: null }, id)).status).toBe(200);
  });

  it.each([0, 12_990])("may be %i of 12990", async (tip) => {
    expect((await (await till.charge({ tip })).json()).paymentIntent.tip).toBe(tip);
  });

  it.each([-1, 12_991, 10.5, "500", {}, true])("of %j is tip_invalid", async (tip) => {
    const response = await till.charge({ tip });
    expect(response.status).toBe(422);
    expect((await response.json()).error).toMatchObject({ code: "tip_invalid", param: "tip" });
    expect(bench.simulator.intents()).toHaveLength(0);
  });
});
