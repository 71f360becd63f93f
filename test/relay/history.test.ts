import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { parseReceiptCode } from "../../contract/receipt-code.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

const until = { timeout: 10_000, interval: 20 };

let bench: Bench;
let store: string;
let till: TillClient;
let other: TillClient;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  other = await bench.pairTill(store);
});
afterEach(() => bench.close());

it("the history names the webhook, who cancelled at which till, and who checked the receipt", async () => {
  const managerId = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  const manager = await other.signIn(managerId, "12345678");
  const sale = await till.sale();
  const path = `/v1/payment-intents/${sale.id}/cancel`;
  expect((await other.call("POST", path, undefined, manager)).status).toBe(200);
  bench.simulator.act(sale.fintocId ?? "", "approve");
  const paid = await vi.waitFor(async () => {
    const now = await till.get(sale.id);
    expect(now.history.map((each) => each.source)).toContain("fetch");
    expect(now.receiptUrl).not.toBeNull();
    return now;
  }, until);
  const code = parseReceiptCode(paid.receiptUrl ?? "")?.code;
  expect((await till.call("POST", "/v1/receipt-checks", { code })).status).toBe(200);
  expect((await other.call("POST", "/v1/receipt-checks", { code }, manager)).status).toBe(200);

  const { history } = await till.get(sale.id);
  expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted());
  expect(history[0]).toMatchObject({ kind: "told", source: "creation", status: "created" });
  const cancelled = history.find((each) => each.kind === "cancelled");
  expect(cancelled).toMatchObject({ source: "till", by: "Luz Rojas", till: "Caja 1" });
  const webhook = history.find((each) => each.source === "webhook");
  expect(webhook).toMatchObject({ status: "succeeded", eventId: expect.stringMatching(/^evt_/u) });
  const checks = history.filter((each) => each.kind === "receipt_checked");
  expect(checks).toMatchObject([
    { by: null, till: "Caja 1" },
    { by: "Luz Rojas", till: "Caja 1" },
  ]);
});

it("the history tells each try to create that came to nothing", async () => {
  bench.simulator.behave({ creates: [{ kind: "status", status: 503 }] });
  const sale = await till.sale();
  const { history } = await till.get(sale.id);
  expect(history).toMatchObject([
    { kind: "creation_failed", source: "relay", note: "503", status: null },
    { kind: "told", source: "creation", status: "created" },
  ]);
});
