import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { createWaitMs } from "../../contract/relay-api.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

it("a PUT is answered after 8 s with creating; the work goes on, and the feed tells its end", async () => {
  bench.simulator.behave({ creates: [{ kind: "timeout" }, { kind: "delay", ms: 3_000 }] });
  const feed = await till.feed();
  const startedAt = performance.now();
  const sale = await till.sale();
  const waitedMs = performance.now() - startedAt;
  expect(sale).toMatchObject({ status: "creating", payUrl: null });
  expect(waitedMs).toBeGreaterThanOrEqual(createWaitMs - 100);
  await vi.waitFor(
    () => {
      const last = feed.messages.at(-1);
      expect(last?.data).toMatchObject({ paymentIntent: { id: sale.id, status: "created" } });
    },
    { timeout: 15_000 },
  );
  expect(bench.simulator.intents()).toHaveLength(1);
  feed.close();
});

it("a 429 is tried again under a new key, because Fintoc replays a saved answer", async () => {
  bench.simulator.behave({ creates: [{ kind: "status", status: 429 }] });
  expect((await till.sale()).status).toBe("created");
});
