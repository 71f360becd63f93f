import { afterEach, beforeEach, expect, it } from "vitest";

import { startBench, type Bench } from "../relay/harness.ts";
import { chargeAt, saleState, tillBench, type TillBench } from "./harness.ts";

let bench: Bench;
let counter: TillBench;
beforeEach(async () => {
  bench = await startBench();
  counter = tillBench();
});
afterEach(async () => {
  await counter.close();
  await bench.close();
});

it("a till tells which sales had ended before it was started; those that end since are news", async () => {
  const { code } = await bench.addTill(await bench.addStore());
  const till = await counter.open({ relayUrl: bench.relay().url, pairingCode: code });
  const paid = await chargeAt(till, 500);
  bench.simulator.act(paid.paymentIntent?.fintocId ?? "", "approve");
  await saleState(till, paid.id, (sale) => sale.paymentIntent?.status === "succeeded");
  const open = await chargeAt(till, 700);
  expect(till.state().endedBefore).toEqual([]);

  await till.close();
  bench.simulator.act(open.paymentIntent?.fintocId ?? "", "approve");
  const again = await counter.open();
  await saleState(again, open.id, (sale) => sale.paymentIntent?.status === "succeeded");
  expect(again.state().endedBefore).toEqual([paid.id]);
});
