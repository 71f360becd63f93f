import { expect, it, onTestFinished, vi } from "vitest";
import * as v from "valibot";

import { businessDayOf } from "../../contract/business-day.ts";
import { dayTotalsAnswerSchema } from "../../contract/day-totals.ts";
import { startBench } from "../relay/harness.ts";

const until = { timeout: 15_000, interval: 20 };

it("what one relay has sold and been paid is in the next totals of either", async () => {
  const bench = await startBench();
  onTestFinished(() => bench.close());
  const store = await bench.addStore();
  const till = await bench.pairTill(store);
  const other = bench.via(till, await bench.startAnother());
  const luz = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  const session = await till.signIn(luz, "12345678");
  const today = businessDayOf(Date.now(), "America/Santiago", 0);
  const totals = async (asked: typeof till) => {
    const response = await asked.call("GET", `/v1/days/${today}`, undefined, session);
    return v.parse(dayTotalsAnswerSchema, await response.json()).day;
  };
  const sold = { count: 0, amount: 0 };
  let received = { count: 0, amount: 0 };
  for (const [turn, seller] of [till, other, other, till].entries()) {
    const sale = await seller.sale(1_000 + turn);
    sold.count += 1;
    sold.amount += sale.amount;
    for (const asked of [till, other]) expect(await totals(asked)).toMatchObject(sold);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect((await seller.get(sale.id)).status).toBe("succeeded");
    }, until);
    received = { ...sold };
    for (const asked of [till, other]) expect(await totals(asked)).toMatchObject({ received });
  }
  expect(received.count).toBe(4);
});
