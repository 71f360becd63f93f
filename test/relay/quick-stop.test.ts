import { once } from "node:events";
import { connect } from "node:net";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let till: TillClient;
beforeEach(async () => {
  bench = await startBench();
  till = await bench.pairTill();
});
afterEach(() => bench.close());

/** Far below the time that a stop gives to what is under way. */
async function expectQuickStop(): Promise<void> {
  const startedAt = performance.now();
  await bench.relay().close();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
}

describe("a stop is quick", () => {
  it("right after a feed's client went, which opens its next connection ahead of need", async () => {
    for (let feeds = 0; feeds < 3; feeds += 1) {
      const feed = await till.feed();
      await vi.waitFor(() => expect(feed.messages).toHaveLength(1));
      feed.close();
    }
    await expectQuickStop();
  });

  it("beside a connection on which nothing was ever sent", async () => {
    const { hostname, port } = new URL(bench.relay().url);
    const silent = connect(Number(port), hostname);
    silent.on("error", () => undefined);
    await once(silent, "connect");
    const ended = once(silent, "close");
    await expectQuickStop();
    await ended;
  });

  it("beside a feed that is asked for in the same moment, whose till is told when to come back", async () => {
    const { hostname, port } = new URL(bench.relay().url);
    const late = connect(Number(port), hostname);
    let heard = "";
    late.setEncoding("utf8").on("data", (text) => {
      heard += text;
    });
    const ended = once(late, "close");
    late.write(`GET /v1/events HTTP/1.1\r\nHost: relay\r\n`);
    // A question and its answer later the relay has read the request's beginning.
    await till.call("GET", "/v1/till");
    const stopped = expectQuickStop();
    late.write(`Authorization: Bearer ${till.secret}\r\n\r\n`);
    await stopped;
    await ended;
    expect(heard).toMatch(/^HTTP\/1\.1 200 [^]*\nretry: \d+\n\n/u);
  });
});
