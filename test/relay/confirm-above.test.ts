import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill(await bench.addStore("--confirm-above", "100000"));
});
afterEach(() => bench.close());

const until = { timeout: 10_000, interval: 20 };

it("above the store's limit a webhook's success is pending until Fintoc says the same when asked", async () => {
  const dear = await till.sale(100_001);
  bench.simulator.behave({ reads: [{ kind: "status", status: 503, times: 1_000 }] });
  bench.simulator.act(dear.fintocId ?? "", "approve");
  await vi.waitFor(async () => expect((await till.get(dear.id)).status).toBe("pending"), until);
  expect(await till.get(dear.id)).toMatchObject({ finalAt: null, payUrl: null });
  bench.simulator.behave({ reset: true });
  await vi.waitFor(async () => {
    expect(await till.get(dear.id)).toMatchObject({ status: "succeeded", finalSource: "fetch" });
  }, until);
});

it("up to the limit green does not wait for it", async () => {
  const sale = await till.sale(100_000);
  bench.simulator.behave({ reads: [{ kind: "status", status: 503, times: 1_000 }] });
  bench.simulator.act(sale.fintocId ?? "", "approve");
  await vi.waitFor(async () => {
    expect(await till.get(sale.id)).toMatchObject({ status: "succeeded", finalSource: "webhook" });
  }, until);
});
