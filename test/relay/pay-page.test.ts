import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

const minute = 60_000;
const inEnglish = { headers: { "Accept-Language": "en-GB,en;q=0.9,es;q=0.5" } };

describe("the pay page", () => {
  it("shows shop and amount, and carries the token only while it can be paid", async () => {
    const sale = await till.sale();
    const url = sale.payUrl ?? "";
    const response = await fetch(url);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("Café Providencia");
    expect(page).toContain("$12.990");
    expect(page).toContain("_sec_");
    expect(await (await fetch(url, inEnglish)).text()).toContain("Pay from my bank");
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(
      async () => expect(await (await fetch(url)).text()).toContain("<h1>Pagado</h1>"),
      { timeout: 10_000 },
    );
    const paid = await (await fetch(url)).text();
    expect(paid).not.toContain("_sec_");
    const { bankReference, sender } = await till.get(sale.id);
    // The operation's number is random: it may hold the same digits.
    const besidesOperation = paid.replaceAll(bankReference ?? "", "");
    expect(besidesOperation).not.toContain(sender?.numberEnd);
  });

  it("says that it has expired when its token has ended", async () => {
    const sale = await till.sale();
    await bench.advance(10 * minute + 1);
    const page = await (await fetch(sale.payUrl ?? "")).text();
    expect(page).toContain("El código venció");
    expect(page).not.toContain("_sec_");
  });

  it("is never stored, refers nobody, and allows only its own and Fintoc's scripts", async () => {
    const sale = await till.sale();
    const { headers } = await fetch(sale.payUrl ?? "");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' ${bench.simulator.url}`);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("an unknown address is 404 and says what to do", async () => {
    const response = await fetch(`${bench.relay().url}/pay/nothing`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("No encontramos este pago");
    expect((await fetch(`${bench.relay().url}/pay/nothing/state`)).status).toBe(404);
  });

  it("escapes what a merchant typed", async () => {
    const store = await bench.addStore("--name", "<script>alert(1)</script>");
    const sale = await (await bench.pairTill(store)).sale();
    expect(await (await fetch(sale.payUrl ?? "")).text()).not.toContain("<script>alert");
  });
});

describe("health", () => {
  it("answers", async () => {
    expect((await fetch(`${bench.relay().url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bench.relay().url}/readyz`)).status).toBe(200);
  });
});

describe("the log", () => {
  it("carries no key, secret, token, e-mail or payer", async () => {
    const sale = await till.sale();
    await till.charge({ customerEmail: "canary@example.cl" });
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(async () => expect((await till.get(sale.id)).status).toBe("succeeded"));
    const log = bench.logs.join("");
    expect(log).toContain("intent created");
    const { secretKey, webhookSecret } = bench.simulator;
    for (const canary of [secretKey, webhookSecret, till.secret, "canary@", "_sec_p", "41614850"]) {
      expect(log).not.toContain(canary);
    }
  });
});
