import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { post, startBench, type Bench } from "./harness.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const pairAt = (body: unknown) => post(`${bench.relay().url}/v1/pairings`, body);
const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};

describe("pairing", () => {
  it("a code gives a till, its store and a secret of 256 bits, however it is typed", async () => {
    const { code, id } = await bench.addTill(await bench.addStore());
    const response = await pairAt({ code: ` ${code.toLowerCase().replace("-", " ")} ` });
    expect(response.status).toBe(201);
    const { secret, store, till } = await response.json();
    expect(till).toEqual({ id, name: "Caja 1" });
    expect(store).toMatchObject({ currency: "CLP", locale: "es-CL", dayStartsAtHour: 0 });
    expect(Buffer.from(secret.replace("cobro_till_", ""), "base64url")).toHaveLength(32);
  });

  it("a code works once", async () => {
    const { code } = await bench.addTill(await bench.addStore());
    await pairAt({ code });
    expect(await codeOf(await pairAt({ code }))).toEqual([409, "pairing_code_used"]);
  });

  it("the same claim may repeat a code until its secret is first used", async () => {
    const { code } = await bench.addTill(await bench.addStore());
    const claim = randomUUID();
    await pairAt({ code, claim });
    const again = await pairAt({ code, claim });
    expect(again.status).toBe(201);
    const { secret } = await again.json();
    const others = await pairAt({ code, claim: randomUUID() });
    expect(await codeOf(others)).toEqual([409, "pairing_code_used"]);
    const headers = { Authorization: `Bearer ${secret}` };
    expect((await fetch(`${bench.relay().url}/v1/till`, { headers })).status).toBe(200);
    expect(await codeOf(await pairAt({ code, claim }))).toEqual([409, "pairing_code_used"]);
  });

  it("a code that came too late is refused", async () => {
    const { code } = await bench.addTill(await bench.addStore(), "--valid-for", "1m");
    await bench.advance(61_000);
    expect(await codeOf(await pairAt({ code }))).toEqual([410, "pairing_code_expired"]);
  });

  it("an unknown code, and a body without one, are refused", async () => {
    expect(await codeOf(await pairAt({ code: "0000-0000" }))).toEqual([
      404,
      "pairing_code_unknown",
    ]);
    expect(await codeOf(await pairAt({}))).toEqual([422, "parameter_invalid"]);
  });

  it("ten wrong tries are answered at once; nobody's wrong tries refuse a right code", async () => {
    const { code } = await bench.addTill(await bench.addStore());
    for (let tries = 0; tries < 9; tries += 1) await pairAt({ code: "0000-0000" });
    expect((await pairAt({ code })).status).toBe(201);
  });
});

describe("a till", () => {
  it("learns its store, mode and the public key", async () => {
    const till = await bench.pairTill();
    const answer = await (await till.call("GET", "/v1/till")).json();
    expect(answer).toMatchObject({
      till: { id: till.id },
      store: { timeZone: "America/Santiago", limits: { maxAmount: null, confirmAbove: null } },
      mode: "test",
      publicKey: bench.simulator.publicKey,
    });
  });

  it("without a secret, or with another, is unknown", async () => {
    const url = `${bench.relay().url}/v1/till`;
    expect(await codeOf(await fetch(url))).toEqual([401, "till_unknown"]);
    const headers = { Authorization: `Bearer cobro_till_${"x".repeat(43)}` };
    expect(await codeOf(await fetch(url, { headers }))).toEqual([401, "till_unknown"]);
  });

  it("that is revoked gets 401, and its open feed is cut within 5 s", async () => {
    const till = await bench.pairTill();
    const feed = await till.feed();
    await bench.admin("till", "revoke", till.id);
    expect(await codeOf(await till.call("GET", "/v1/till"))).toEqual([401, "till_revoked"]);
    const cut = vi.fn();
    void feed.ended.then(cut);
    await vi.waitFor(() => expect(cut).toHaveBeenCalled(), { timeout: 5_000, interval: 20 });
  });
});

describe("bad input changes nothing and has a code", () => {
  it.each([
    [{ amount: 0 }, "amount_not_positive"],
    [{ amount: -1 }, "amount_not_positive"],
    [{ amount: 10.5 }, "amount_not_integer"],
    [{ amount: "12990" }, "amount_not_integer"],
    [{ amount: null }, "amount_not_integer"],
    [{ amount: 2 ** 53 }, "amount_too_large"],
    [{ amount: 1_000_000_000 }, "amount_above_currency_limit"],
    [{ amount: 500_001 }, "amount_above_store_limit"],
    [{ currency: "USD" }, "currency_unknown"],
    [{ currency: "MXN" }, "currency_not_of_store"],
    [{ customerEmail: "nobody" }, "customer_email_invalid"],
    [{ reference: "x".repeat(141) }, "reference_invalid"],
    [{ metadata: { ["k".repeat(41)]: 1 } }, "metadata_invalid"],
    [{ metadata: { nested: {} } }, "metadata_invalid"],
  ])("%j is %s", async (body, code) => {
    const till = await bench.pairTill(await bench.addStore("--max-amount", "500000"));
    const response = await till.charge(body);
    expect(await codeOf(response)).toEqual([422, code]);
    expect(bench.simulator.intents()).toHaveLength(0);
    const list = await (await till.call("GET", "/v1/payment-intents")).json();
    expect(list).toEqual({ paymentIntents: [], nextCursor: null });
  });

  it("a body that is no JSON object, or too large", async () => {
    const till = await bench.pairTill();
    const put = (body: string) =>
      fetch(`${bench.relay().url}/v1/payment-intents/${randomUUID()}`, {
        method: "PUT",
        headers: { Authorization: `Bearer ${till.secret}` },
        body,
      });
    expect(await codeOf(await put("{"))).toEqual([400, "body_unreadable"]);
    expect(await codeOf(await put("[]"))).toEqual([400, "body_unreadable"]);
    const large = JSON.stringify({ note: "x".repeat(70_000) });
    expect(await codeOf(await put(large))).toEqual([413, "body_too_large"]);
  });

  it("an id that is no UUID, another body, another till's id", async () => {
    const store = await bench.addStore();
    const [till, other] = [await bench.pairTill(store), await bench.pairTill(store)];
    const id = randomUUID();
    expect(await codeOf(await till.charge({}, "42"))).toEqual([422, "id_not_uuid"]);
    await till.charge({}, id);
    const differs = await till.charge({ amount: 1 }, id);
    expect(await codeOf(differs)).toEqual([409, "payment_intent_differs"]);
    const others = await other.charge({}, id);
    expect(await codeOf(others)).toEqual([409, "payment_intent_of_another_till"]);
    for (const path of ["", "/cancel", "/refresh"]) {
      const method = path === "" ? "GET" : "POST";
      const response = await other.call(method, `/v1/payment-intents/${id}${path}`);
      expect(await codeOf(response)).toEqual([404, "payment_intent_not_found"]);
    }
    expect(bench.simulator.intents()).toHaveLength(1);
  });

  it("a route that there is not", async () => {
    const response = await fetch(`${bench.relay().url}/v2/nothing`);
    expect(await codeOf(response)).toEqual([404, "route_not_found"]);
  });
});

describe("the day's list", () => {
  it("pages newest first without a gap or a repetition", async () => {
    const till = await bench.pairTill();
    for (let amount = 1; amount <= 5; amount += 1) await till.sale(amount);
    const amounts: number[] = [];
    let cursor = "";
    do {
      const page = await till.call("GET", `/v1/payment-intents?limit=2${cursor}`);
      const { nextCursor, paymentIntents } = await page.json();
      for (const intent of paymentIntents) amounts.push(intent.amount);
      cursor = nextCursor === null ? "" : `&cursor=${nextCursor}`;
    } while (cursor !== "");
    expect(amounts).toEqual([5, 4, 3, 2, 1]);
  });

  it("filters by day, status, attention and text; shows no other till's", async () => {
    const store = await bench.addStore();
    const [till, other] = [await bench.pairTill(store), await bench.pairTill(store)];
    await other.sale(9);
    await till.charge({ amount: 12_990, reference: "Mesa 4" });
    await till.charge({ amount: 700, reference: "Retiro 100%" });
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Santiago" }).format();
    const count = async (query: string) => {
      const response = await till.call("GET", `/v1/payment-intents?${query}`);
      return (await response.json()).paymentIntents.length;
    };
    expect(await count("")).toBe(2);
    expect(await count(`day=${today}`)).toBe(2);
    expect(await count("day=2020-01-01")).toBe(0);
    expect(await count("status=created,pending")).toBe(2);
    expect(await count("status=succeeded")).toBe(0);
    expect(await count("attention=true")).toBe(0);
    expect(await count("attention=false")).toBe(2);
    expect(await count("q=mesa")).toBe(1);
    expect(await count("q=%24%2012.990")).toBe(1);
    expect(await count("q=100%25")).toBe(1);
    expect(await count("q=nothing")).toBe(0);
  });

  it("is searched by an amount as people write it, with centavos and without", async () => {
    const zone = ["--time-zone", "America/Mexico_City"];
    const till = await bench.pairTill(await bench.addStore("--currency", "MXN", ...zone));
    await till.charge({ amount: 12_990, currency: "MXN" });
    await till.charge({ amount: 12_900, currency: "MXN" });
    const amounts = async (q: string) => {
      const response = await till.call("GET", `/v1/payment-intents?q=${encodeURIComponent(q)}`);
      const { paymentIntents } = await response.json();
      return paymentIntents.map(({ amount }: { amount: number }) => amount);
    };
    expect(await amounts("$129.90")).toEqual([12_990]);
    expect(await amounts("129.00")).toEqual([12_900]);
    expect(await amounts("129")).toEqual([12_900]);
    expect(await amounts("12")).toEqual([]);
  });

  it.each([
    ["day=2026-02-30", "day_invalid"],
    ["day=hoy", "day_invalid"],
    ["limit=0", "parameter_invalid"],
    ["status=paid", "parameter_invalid"],
    ["cursor=xx", "cursor_invalid"],
  ])("%s is %s", async (query, code) => {
    const till = await bench.pairTill();
    const response = await till.call("GET", `/v1/payment-intents?${query}`);
    expect(await codeOf(response)).toEqual([422, code]);
  });
});
