import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
const start = async (env: Readonly<Record<string, string>> = {}) => {
  bench = await startBench(env);
  till = await bench.pairTill();
};
afterEach(() => bench.close());

const scrape = async () => (await fetch(`${bench.relay().url}/metrics`)).text();
/** The value of one series; NaN when it is absent. */
const valueOf = (text: string, series: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length + 1) ?? "NaN",
  );
const minute = 60_000;

describe("what the metrics say", () => {
  beforeEach(() => start());

  it("follows a sale: Fintoc's calls, the open intent, the webhook, the feed", async () => {
    const before = await scrape();
    expect(valueOf(before, "cobro_seconds_since_last_webhook")).toBeNaN();
    expect(valueOf(before, 'cobro_payment_intents_open{status="created"}')).toBe(0);
    const feed = await till.feed();
    await vi.waitFor(() => expect(feed.messages).toHaveLength(1));
    const sale = await till.sale();
    await bench.advance(minute);
    const open = await scrape();
    expect(valueOf(open, 'cobro_payment_intents_open{status="created"}')).toBe(1);
    const age = 'cobro_oldest_open_payment_intent_seconds{status="created"}';
    expect(valueOf(open, age)).toBeGreaterThanOrEqual(60);
    expect(valueOf(open, "cobro_feeds_open")).toBe(1);
    const creations = 'cobro_fintoc_calls_total{kind="POST payment_intents",status="201"}';
    expect(valueOf(open, creations)).toBe(1);
    expect(valueOf(open, "cobro_database_up")).toBe(1);

    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(
      async () => {
        const paid = await scrape();
        expect(valueOf(paid, 'cobro_webhooks_total{result="applied"}')).toBeGreaterThan(0);
        expect(valueOf(paid, "cobro_webhook_commit_seconds_count")).toBeGreaterThan(0);
        expect(valueOf(paid, "cobro_feed_write_seconds_count")).toBeGreaterThan(0);
        expect(valueOf(paid, "cobro_seconds_since_last_webhook")).toBeLessThan(60);
        expect(valueOf(paid, 'cobro_payment_intents_open{status="created"}')).toBe(0);
        expect(valueOf(paid, 'cobro_asks_total{result="answered"}')).toBeGreaterThan(0);
        const reads = 'cobro_fintoc_calls_total{kind="GET payment_intents/{id}",status="200"}';
        expect(valueOf(paid, reads)).toBeGreaterThan(0);
      },
      { timeout: 10_000 },
    );
    feed.close();
    await vi.waitFor(async () => expect(valueOf(await scrape(), "cobro_feeds_open")).toBe(0));
  });

  it("counts what needs a person until it is settled", async () => {
    const sale = await till.sale();
    await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(
      async () => {
        const series = 'cobro_attention_waiting{attention="paid_after_cancel"}';
        expect(valueOf(await scrape(), series)).toBe(1);
      },
      { timeout: 10_000 },
    );
  });

  it("counts webhooks that were refused, by why", async () => {
    const send = (body: string) =>
      fetch(`${bench.relay().url}/webhooks/fintoc`, { method: "POST", body });
    await send("{}");
    await send("x".repeat(70_000));
    const text = await scrape();
    expect(valueOf(text, 'cobro_webhooks_total{result="signature_invalid"}')).toBe(1);
    expect(valueOf(text, 'cobro_webhooks_total{result="body_too_large"}')).toBe(1);
    expect(valueOf(text, "cobro_webhook_commit_seconds_count")).toBe(0);
  });

  it("counts what Fintoc left unanswered", async () => {
    bench.simulator.behave({ creates: [{ kind: "reset" }] });
    await till.sale();
    const series = 'cobro_fintoc_calls_total{kind="POST payment_intents",status="unanswered"}';
    expect(valueOf(await scrape(), series)).toBe(1);
  });

  it("carries the process' own and stands in Prometheus' format", async () => {
    const response = await fetch(`${bench.relay().url}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    const lines = (await response.text()).split("\n").filter((line) => line !== "");
    for (const line of lines) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^}]*\}|\{kind=".+"\})? \S+)$/u);
    }
    expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
    const names = lines.filter((line) => line.startsWith("# TYPE"));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("who may read the metrics", () => {
  /** As a proxy on the same computer passes it on. */
  const fromElsewhere = (authorization?: string) =>
    fetch(`${bench.relay().url}/metrics`, {
      headers: {
        "X-Forwarded-For": "203.0.113.7",
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
    });

  it("without a token: this computer alone, and not what a proxy on it passes on", async () => {
    await start();
    expect((await fetch(`${bench.relay().url}/metrics`)).status).toBe(200);
    expect((await fromElsewhere()).status).toBe(404);
    expect((await fromElsewhere("Bearer anything")).status).toBe(404);
  });

  it("with a token: whoever sends it", async () => {
    await start({ METRICS_TOKEN: "scrape-me" });
    expect((await fromElsewhere("Bearer scrape-me")).status).toBe(200);
    expect((await fromElsewhere("Bearer scrape-m")).status).toBe(401);
    expect((await fromElsewhere()).status).toBe(401);
    expect((await fetch(`${bench.relay().url}/metrics`)).status).toBe(200);
  });
});
