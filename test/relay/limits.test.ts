import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench } from "./harness.ts";

let bench: Bench;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.close();
});

/** A connection of our own, on which the test says every byte. */
function open(text: string): { readonly socket: Socket; readonly heard: () => Promise<string> } {
  const { hostname, port } = new URL(bench.relay().url);
  const socket = connect(Number(port), hostname);
  // Not when it has connected: on a busy machine the test's next bytes would go first.
  socket.write(text);
  sockets.push(socket);
  socket.on("error", () => undefined);
  const heard = async () => {
    let all = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      all += chunk;
    });
    await new Promise((resolve) => socket.once("close", resolve));
    return all;
  };
  return { socket, heard };
}

describe("requests", () => {
  beforeEach(async () => {
    bench = await startBench();
  });

  it("of a till above a hundred a second get 429 and when to ask again; other tills none", async () => {
    const [hasty, calm] = [await bench.pairTill(), await bench.pairTill()];
    const ask = () => hasty.call("GET", "/v1/till");
    const burst = () => Promise.all(Array.from({ length: 600 }, ask));
    let answers = await burst();
    expect(answers.filter((each) => each.status === 200).length).toBeGreaterThanOrEqual(200);
    // A machine that is busy elsewhere may take its time for the first ones.
    while (answers.every((each) => each.status === 200)) answers = await burst();
    const refused = answers.filter((each) => each.status === 429);
    for (const each of refused) {
      expect(each.headers.get("Retry-After")).toBe("1");
      expect(await each.json()).toMatchObject({ error: { code: "too_many_requests" } });
    }
    expect((await calm.call("GET", "/v1/till")).status).toBe(200);
    await vi.waitFor(async () => expect((await ask()).status).toBe(200));
  });

  it("with a body above 64 KB are refused while it is still being sent", async () => {
    const { secret } = await bench.pairTill();
    const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
    for (const path of ["/webhooks/fintoc", "/v1/pairings"]) {
      const head = `POST ${path} HTTP/1.1\r\nHost: relay\r\nAuthorization: Bearer ${secret}\r\n`;
      const { socket, heard } = open(`${head}Transfer-Encoding: chunked\r\n\r\n`);
      // Never ends: whoever waits for the end of it never answers.
      const drip = setInterval(() => socket.write(chunk), 5);
      const first = new Promise((resolve) => socket.once("data", resolve));
      expect(String(await first)).toMatch(/^HTTP\/1\.1 413 /u);
      await heard();
      clearInterval(drip);
    }
    const declared = `POST /webhooks/fintoc HTTP/1.1\r\nHost: relay\r\nContent-Length: 65537\r\n\r\n`;
    const { socket } = open(declared);
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /u);
  });
});

describe("wrong pairing codes", () => {
  const pairFrom = (address: string, code: string, signal?: AbortSignal) =>
    fetch(`${bench.relay().url}/v1/pairings`, {
      method: "POST",
      headers: { "X-Forwarded-For": address },
      body: JSON.stringify({ code }),
      ...(signal === undefined ? {} : { signal }),
    });

  /** Thirty wrong tries at once; answers how many were answered before any of them had to wait. */
  async function attack(
    address: (index: number) => string,
  ): Promise<AsyncDisposable & { answered: () => number }> {
    const stop = new AbortController();
    let answered = 0;
    const tries = Array.from({ length: 30 }, (_, index) =>
      pairFrom(address(index), "0000-0000", stop.signal).then(
        () => (answered += 1),
        () => undefined,
      ),
    );
    await vi.waitFor(() => expect(answered).toBeGreaterThanOrEqual(10));
    return {
      answered: () => answered,
      async [Symbol.asyncDispose]() {
        stop.abort();
        await Promise.all(tries);
      },
    };
  }

  it("make their own address wait, and no other's pairing", async () => {
    bench = await startBench({ TRUST_PROXY: "true" });
    const { code } = await bench.addTill(await bench.addStore());
    await using attacker = await attack(() => "203.0.113.7");
    expect((await pairFrom("198.51.100.2", code)).status).toBe(201);
    expect(attacker.answered()).toBe(10);
  });

  it("cannot be spread over addresses that the client made up", async () => {
    bench = await startBench({ TRUST_PROXY: "true" });
    await using attacker = await attack((index) => `10.0.0.${index}, 203.0.113.7`);
    expect((await pairFrom("203.0.113.7, 198.51.100.2", "0000-0000")).status).toBe(404);
    expect(attacker.answered()).toBe(10);
  });

  it("are counted by the connection's address where no proxy is trusted", async () => {
    bench = await startBench();
    const { code } = await bench.addTill(await bench.addStore());
    await using attacker = await attack((index) => `10.0.0.${index}`);
    expect(attacker.answered()).toBe(10);
    // Slowed, for it comes from the same address, but not refused.
    const stop = new AbortController();
    const right = vi.fn();
    const pairing = pairFrom("10.0.1.1", code, stop.signal).then(right, () => undefined);
    await expect(fetch(`${bench.relay().url}/healthz`)).resolves.toMatchObject({ status: 200 });
    expect(right).not.toHaveBeenCalled();
    stop.abort();
    await pairing;
  });
});
