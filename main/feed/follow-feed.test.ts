import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { FeedEvent } from "../../contract/feed.ts";
import { followFeed, type Feed, type FeedOptions } from "./follow-feed.ts";

/** A feed server that says exactly what a test wants: a relay never falls silent on purpose. */
let server: Server;
let url: string;
let feed: Feed | null = null;
const connections: { response: ServerResponse; lastEventId: string | undefined }[] = [];

beforeEach(async () => {
  connections.length = 0;
  server = createServer((request, response) => {
    const lastEventId = request.headers["last-event-id"];
    connections.push({ response, lastEventId: lastEventId?.toString() });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await feed?.close();
  server.closeAllConnections();
  server.close();
});

const until = { timeout: 10_000, interval: 5 };

function follow(more: Partial<FeedOptions> = {}) {
  const events: FeedEvent[] = [];
  const lost: string[] = [];
  const refused: string[] = [];
  feed = followFeed({
    relayUrl: url,
    secret: "secret",
    lastEventId: () => events.findLast((event) => event.id !== null)?.id ?? null,
    onEvent: (event) => events.push(event),
    onLost: (failure) => lost.push(failure.code),
    onRefused: (failure) => refused.push(failure.code),
    fetch,
    random: () => 0,
    ...more,
  });
  return { events, lost, refused };
}

async function connection(count: number) {
  await vi.waitFor(() => expect(connections).toHaveLength(count), until);
  const found = connections[count - 1];
  if (found === undefined) throw new Error("no connection");
  return found;
}

function hello({ response }: { response: ServerResponse }, id: string) {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  const data = JSON.stringify({ seq: 1, serverTime: "2026-11-20T15:00:00.000Z" });
  response.write(`event: hello\nid: ${id}\ndata: ${data}\n\n`);
}

it("resumes from the last position when the relay ends the feed", async () => {
  const { events } = follow();
  const first = await connection(1);
  expect(first.lastEventId).toBeUndefined();
  hello(first, "e.7");
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  first.response.end();
  expect((await connection(2)).lastEventId).toBe("e.7");
});

it("a feed that has fallen silent is dead: connects anew", async () => {
  const { events, lost } = follow({ silenceMs: 100 });
  hello(await connection(1), "e.7");
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  expect((await connection(2)).lastEventId).toBe("e.7");
  expect(lost).toEqual(["relay_timeout"]);
});

it("a byte of any kind keeps it alive", async () => {
  const { events, lost } = follow({ silenceMs: 400 });
  const first = await connection(1);
  hello(first, "e.7");
  const beat = setInterval(() => first.response.write(":\n\n"), 50);
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  const late = Date.now() + 1_000;
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(late), until);
  clearInterval(beat);
  expect(lost).toEqual([]);
  expect(connections).toHaveLength(1);
});

it("reconnects at once after the computer woke", async () => {
  const { events } = follow();
  hello(await connection(1), "e.7");
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  feed?.wake();
  expect((await connection(2)).lastEventId).toBe("e.7");
});

it("stops when the relay refuses the till, and goes on when a proxy fails", async () => {
  const { lost, refused } = follow();
  const proxy = await connection(1);
  proxy.response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>");
  await vi.waitFor(() => expect(lost).toEqual(["relay_error"]), until);
  const relay = await connection(2);
  const body = { error: { code: "till_revoked", message: "" } };
  relay.response.writeHead(401, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  await vi.waitFor(() => expect(refused).toEqual(["till_revoked"]), until);
});

it("an event that it does not know, or cannot read, is passed over", async () => {
  const { events } = follow();
  const { response } = await connection(1);
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write("event: something_new\ndata: {}\n\nevent: hello\ndata: not json\n\n");
  response.write('event: reset\nid: e.9\ndata: {"seq":9}\n\n');
  await vi.waitFor(() => expect(events.map((event) => event.name)).toEqual(["reset"]), until);
});

it("comes back when the relay that stops has said so, and not before", async () => {
  const { events } = follow();
  const first = await connection(1);
  hello(first, "e.7");
  await vi.waitFor(() => expect(events).toHaveLength(1), until);
  const endedAt = Date.now();
  first.response.end("retry: 900\n\n");
  await connection(2);
  // The till's own first wait would be 250 ms with this `random`.
  expect(Date.now() - endedAt).toBeGreaterThanOrEqual(895);
});
