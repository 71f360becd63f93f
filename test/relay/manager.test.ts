import { createHmac, randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let store: string;
let till: TillClient;
let other: TillClient;
let managerId: string;
let manager: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  other = await bench.pairTill(store);
  managerId = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  manager = await till.signIn(managerId, "12345678");
});
afterEach(() => bench.close());

const minute = 60_000;
const until = { timeout: 5_000, interval: 20 };
const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};
const asManager = (method: string, path: string, body?: unknown) =>
  till.call(method, path, body, manager);

describe("a manager's session", () => {
  it("sees, cancels and refreshes the whole store's payment intents, and no other store's", async () => {
    const sale = await other.sale();
    const path = `/v1/payment-intents/${sale.id}`;
    expect(await codeOf(await till.call("GET", path))).toEqual([404, "payment_intent_not_found"]);
    const seen = await (await asManager("GET", path)).json();
    expect(seen.paymentIntent).toMatchObject({ id: sale.id, till: { id: other.id } });
    expect((await asManager("POST", `${path}/refresh`)).status).toBe(200);
    const cancelled = await (await asManager("POST", `${path}/cancel`)).json();
    expect(cancelled.paymentIntent.cancelledAt).not.toBeNull();

    const elsewhere = await (await bench.pairTill()).sale();
    const foreign = await asManager("GET", `/v1/payment-intents/${elsewhere.id}`);
    expect(await codeOf(foreign)).toEqual([404, "payment_intent_not_found"]);
  });

  it("lists the whole store, or one till of it", async () => {
    await till.sale(1);
    await other.sale(2);
    await (await bench.pairTill()).sale(3);
    const amounts = async (query: string) => {
      const list = await (await asManager("GET", `/v1/payment-intents${query}`)).json();
      return list.paymentIntents.map((intent: { amount: number }) => intent.amount);
    };
    expect(await amounts("")).toEqual([2, 1]);
    expect(await amounts(`?till=${other.id}`)).toEqual([2]);
    expect(await amounts(`?till=${randomUUID()}`)).toEqual([]);
  });

  it("a cashier's session widens nothing", async () => {
    const sale = await other.sale();
    const cashierId = await bench.addStaff(store, "cashier", "4711");
    const cashier = await till.signIn(cashierId, "4711");
    const get = await till.call("GET", `/v1/payment-intents/${sale.id}`, undefined, cashier);
    expect(get.status).toBe(404);
    for (const [method, path] of [
      ["GET", "/v1/days/2026-01-01"],
      ["GET", "/v1/events?scope=store"],
      ["POST", `/v1/payment-intents/${sale.id}/settle`],
    ] as const) {
      const body = method === "POST" ? { note: "x" } : undefined;
      for (const session of [cashier, undefined]) {
        const refused = await till.call(method, path, body, session);
        expect(await codeOf(refused)).toEqual([403, "manager_required"]);
      }
    }
  });
});

describe("the store's feed", () => {
  it("tells all tills' changes, and a till's own feed stays its own", async () => {
    const whole = await till.feed(undefined, manager);
    const own = await till.feed();
    const sale = await other.sale();
    const mine = await till.sale();
    const told = (feed: typeof whole) => JSON.stringify(feed.messages);
    await vi.waitFor(() => {
      expect(told(whole)).toContain(sale.id);
      expect(told(own)).toContain(mine.id);
    }, until);
    expect(told(whole)).toContain(mine.id);
    expect(told(own)).not.toContain(sale.id);
    whole.close();
    own.close();
  });

  it("resumes after a position with every till's changes that were missed", async () => {
    const first = await till.feed(undefined, manager);
    const seen = await other.sale();
    await vi.waitFor(() => expect(JSON.stringify(first.messages)).toContain(seen.id), until);
    first.close();
    const position = first.messages.findLast((each) => each.id !== undefined)?.id;
    const missed = [await other.sale(), await till.sale()];
    const resumed = await till.feed(position, manager);
    await vi.waitFor(() => {
      for (const { id } of missed) expect(JSON.stringify(resumed.messages)).toContain(id);
    }, until);
    resumed.close();
  });

  it.each([
    [
      "is locked",
      () => till.call("DELETE", "/v1/staff/sessions", undefined, manager).then(() => undefined),
    ],
    ["has run out", () => bench.advance(15 * minute + 1)],
    ["loses its manager", () => bench.admin("staff", "remove", managerId)],
    ["loses its till", () => bench.admin("till", "revoke", till.id)],
  ])("ends within 5 s when the session %s", async (_, end) => {
    const whole = await till.feed(undefined, manager);
    const own = await other.feed();
    const ended = vi.fn();
    const otherEnded = vi.fn();
    void whole.ended.then(ended);
    void own.ended.then(otherEnded);
    await end();
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), until);
    expect(otherEnded).not.toHaveBeenCalled();
    own.close();
  });

  it("a scope that there is not is refused", async () => {
    const response = await asManager("GET", "/v1/events?scope=everything");
    expect(await codeOf(response)).toEqual([422, "parameter_invalid"]);
  });
});

describe("settling", () => {
  async function saleWithMismatch(): Promise<string> {
    const sale = await other.sale(12_990);
    const data = { id: sale.fintocId, amount: 1, currency: "CLP", status: "succeeded" };
    const type = "payment_intent.succeeded";
    const body = JSON.stringify({ id: `evt_${randomUUID()}`, type, mode: "test", data });
    const time = Math.floor(bench.simulator.now() / 1_000);
    const secret = bench.simulator.webhookSecret;
    const mac = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    const headers = { "Fintoc-Signature": `t=${time},v1=${mac}` };
    const url = `${bench.relay().url}/webhooks/fintoc`;
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(200);
    return sale.id;
  }

  it("keeps the manager's name and note, is only ever added to, and changes no status", async () => {
    const id = await saleWithMismatch();
    const before = await other.get(id);
    const settle = (note: string) =>
      asManager("POST", `/v1/payment-intents/${id}/settle`, { note });
    const first = await (await settle("  Revisado en la cartola ")).json();
    expect(first.paymentIntent).toMatchObject({
      status: before.status,
      attention: "amount_mismatch",
      attentionSettled: { by: "Luz Rojas", note: "Revisado en la cartola" },
    });
    // The same again is an answer that was lost.
    expect((await settle("Revisado en la cartola")).status).toBe(200);
    await settle("Devuelto en efectivo");
    const { attentionSettled, history } = await other.get(id);
    expect(attentionSettled?.note).toBe("Devuelto en efectivo");
    const told = history.filter((each) => each.kind === "settled");
    expect(told.map(({ by, note }) => [by, note])).toEqual([
      ["Luz Rojas", "Revisado en la cartola"],
      ["Luz Rojas", "Devuelto en efectivo"],
    ]);
  });

  it("needs a note, and something to settle", async () => {
    const id = await saleWithMismatch();
    for (const body of [{}, { note: "  " }, { note: 1 }, { note: "x".repeat(501) }]) {
      const response = await asManager("POST", `/v1/payment-intents/${id}/settle`, body);
      expect(await codeOf(response)).toEqual([422, "note_invalid"]);
    }
    const fine = await till.sale();
    const path = `/v1/payment-intents/${fine.id}/settle`;
    const response = await asManager("POST", path, { note: "x" });
    expect(await codeOf(response)).toEqual([409, "nothing_to_settle"]);
  });
});
