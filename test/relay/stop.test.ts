import { once } from "node:events";
import { connect } from "node:net";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startProgramShop, type ProgramShop } from "./program-shop.ts";
import { relaySource } from "./relay-program.ts";

let shop: ProgramShop;
beforeEach(async () => {
  shop = await startProgramShop(async () => relaySource);
});
afterEach(() => shop.close());

/** A feed as bytes, so that what is no event is seen too. */
async function openRawFeed() {
  const response = await fetch(`${shop.relay.url}/v1/events`, {
    headers: { Authorization: `Bearer ${shop.till.secret}` },
  });
  let text = "";
  const ended = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
    }
  })();
  await vi.waitFor(() => expect(text).toContain("event: hello"));
  return { text: () => text, ended };
}

describe("SIGTERM", () => {
  it("ends with 0 while feeds are open, and tells each till when to come back", async () => {
    const feeds = await Promise.all([openRawFeed(), openRawFeed(), openRawFeed()]);
    const startedAt = Date.now();
    shop.relay.signal("SIGTERM");
    await Promise.all(feeds.map((feed) => feed.ended));
    expect(await shop.relay.ended).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    const waits = feeds.map((feed) => Number(/\nretry: (\d+)\n\n$/u.exec(feed.text())?.[1]));
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(3_000);
    }
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  it("ends with 0 within 10 s beside a reader that never reads and a sale that hangs at Fintoc", async () => {
    const { hostname, port } = new URL(shop.relay.url);
    const deaf = connect(Number(port), hostname);
    deaf.on("error", () => undefined);
    await once(deaf, "connect");
    deaf.pause();
    deaf.write(
      `GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${shop.till.secret}\r\n\r\n`,
    );
    shop.simulator.behave({ creates: [{ kind: "timeout" }] });
    const sale = shop.till.charge().catch(() => null);
    await vi.waitFor(async () => {
      const metrics = await (await fetch(`${shop.relay.url}/metrics`)).text();
      expect(metrics).toContain("cobro_feeds_open 1");
      expect(metrics).toContain('cobro_payment_intents_open{status="creating"} 1');
    });
    const startedAt = Date.now();
    shop.relay.signal("SIGTERM");
    expect(await shop.relay.ended).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    await sale;
    deaf.destroy();
  });

  it("accepts nobody while it finishes, and a second one ends it at once", async () => {
    shop.simulator.behave({ creates: [{ kind: "timeout" }] });
    const sale = shop.till.charge().catch(() => null);
    await vi.waitFor(async () => {
      const metrics = await (await fetch(`${shop.relay.url}/metrics`)).text();
      expect(metrics).toContain('cobro_payment_intents_open{status="creating"} 1');
    });
    shop.relay.signal("SIGTERM");
    const { hostname, port } = new URL(shop.relay.url);
    await vi.waitFor(async () => {
      const late = connect(Number(port), hostname);
      const outcome = await Promise.race([
        once(late, "connect").then(() => "accepted"),
        once(late, "error").then(() => "refused"),
      ]).catch(() => "refused");
      late.destroy();
      expect(outcome).toBe("refused");
    });
    const startedAt = Date.now();
    shop.relay.signal("SIGTERM");
    expect(await shop.relay.ended).toBe(143);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await sale;
  });
});
