import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

import { fintocIdOf, tillSecretOf } from "../fill.ts";
import { answerJobs } from "./answer-jobs.ts";
import { connected, openConnection, type HttpConnection } from "./http-connection.ts";
import { fintocIntent, webhookRequest } from "./webhook.ts";

/** Who is measured: relays (one or more), or the bare loop. Feed `i` goes to port `i % ports`. */
export interface Target {
  readonly kind: "relay" | "bare";
  readonly ports: readonly number[];
  readonly secret: string;
}

export type FeedsJob =
  | {
      readonly do: "open";
      readonly target: Target;
      readonly feeds: number;
      /** How many connect at the same time; all of them where it is the number of feeds. */
      readonly atOnce: number;
      /** The position that every till comes with, and how many events it has missed since. */
      readonly resume: { readonly lastEventId: string; readonly missed: number } | null;
    }
  | {
      readonly do: "publish";
      readonly target: Target;
      readonly from: number;
      readonly perSecond: number;
      readonly seconds: number;
    };

export interface OpenResults {
  /** Until the last feed had begun and had everything it had missed. */
  readonly seconds: number;
  readonly missing: number;
  /** Connections that had to be tried again. */
  readonly retries: number;
}

export interface PublishResults {
  readonly latenciesMs: readonly number[];
  readonly missing: number;
}

interface Feed {
  readonly socket: Socket;
  rest: string;
  begun: boolean;
}

const retryMs = 500;
const longestMs = 60_000;
const intentPattern = /pi_bench(\d{10})/gu;
/** Longer than an intent's id, so that one that two chunks share is found. */
const keptCharacters = 24;

const feeds: Feed[] = [];
let heard: (feed: number, intent: number) => void = () => undefined;
let begun: (feed: number) => void = () => undefined;
let retries = 0;

answerJobs((job: FeedsJob): Promise<OpenResults | PublishResults> =>
  job.do === "open" ? openAll(job) : publish(job),
);

async function openAll(job: Extract<FeedsJob, { do: "open" }>): Promise<OpenResults> {
  const missing = new Set<string>();
  for (let feed = 0; feed < job.feeds; feed += 1) {
    missing.add(`${feed} hello`);
    for (const intent of missedBy(feed, job)) missing.add(`${feed} ${intent}`);
  }
  const all = Promise.withResolvers<void>();
  const got = (key: string) => {
    missing.delete(key);
    if (missing.size === 0) all.resolve();
  };
  begun = (feed) => got(`${feed} hello`);
  heard = (feed, intent) => got(`${feed} ${intent}`);
  const startedAt = performance.now();
  let next = 0;
  const opening = Array.from({ length: job.atOnce }, async () => {
    while (next < job.feeds) {
      const feed = next;
      next += 1;
      await open(job, feed);
    }
  });
  await Promise.all(opening);
  await Promise.race([all.promise, delay(longestMs)]);
  return { seconds: (performance.now() - startedAt) / 1_000, missing: missing.size, retries };
}

/** The filled intents of a till whose feed rows lie after its position. */
function missedBy(feed: number, job: Extract<FeedsJob, { do: "open" }>): number[] {
  return Array.from(
    { length: job.resume?.missed ?? 0 },
    (_, each) => feed + (each + 1) * job.feeds,
  );
}

async function open(job: Extract<FeedsJob, { do: "open" }>, feed: number): Promise<void> {
  const { target } = job;
  for (;;) {
    try {
      const socket = await connected(target.ports[feed % target.ports.length] ?? 0);
      follow(socket, feed);
      // As a till does: a connection that ends before its feed has begun is tried again.
      socket.once("close", () => {
        if (feeds[feed]?.begun === true) return;
        retries += 1;
        setTimeout(() => void open(job, feed), retryMs);
      });
      socket.write(`${headOf(job, feed).join("\r\n")}\r\n\r\n`);
      return;
    } catch {
      retries += 1;
      await delay(retryMs);
    }
  }
}

function headOf(job: Extract<FeedsJob, { do: "open" }>, feed: number): string[] {
  if (job.target.kind === "bare") {
    const events = missedBy(feed, job).map((intent) => eventOf(intent));
    const replay = Buffer.from(events.join("")).toString("base64url");
    return [`GET /events?till=${feed} HTTP/1.1`, "Host: 127.0.0.1", `X-Replay: ${replay}`];
  }
  const lastEventId = job.resume === null ? [] : [`Last-Event-ID: ${job.resume.lastEventId}`];
  return [
    "GET /v1/events HTTP/1.1",
    "Host: 127.0.0.1",
    `Authorization: Bearer ${tillSecretOf(feed)}`,
    ...lastEventId,
  ];
}

function eventOf(intent: number): string {
  return `event: payment_intent\ndata: ${JSON.stringify(fintocIntent(intent, "created"))}\n\n`;
}

function follow(socket: Socket, index: number): void {
  const feed: Feed = { socket, rest: "", begun: false };
  feeds[index] = feed;
  socket.setEncoding("latin1");
  socket.on("error", () => undefined);
  socket.on("data", (text: string) => {
    const all = feed.rest + text;
    if (all.includes("event: hello")) {
      feed.begun = true;
      begun(index);
    }
    let end = 0;
    for (const match of all.matchAll(intentPattern)) {
      heard(index, Number(match[1]));
      end = match.index + match[0].length;
    }
    feed.rest = all.slice(Math.max(end, all.length - keptCharacters));
  });
}

async function publish(job: Extract<FeedsJob, { do: "publish" }>): Promise<PublishResults> {
  const { ports } = job.target;
  const count = job.perSecond * job.seconds;
  const requests = Array.from({ length: count }, (_, each) => {
    const intent = job.from + each;
    // Where there are several relays, never the one that has the till's feed.
    const port = ports[(intent + 1) % ports.length] ?? 0;
    return { intent, port, bytes: requestOf(job.target, intent, port) };
  });
  const idle = new Map<number, HttpConnection[]>(ports.map((port) => [port, []]));
  const dueAt = new Map<number, number>();
  const latenciesMs: number[] = [];
  const all = Promise.withResolvers<void>();
  heard = (_, intent) => {
    const due = dueAt.get(intent);
    if (due === undefined) return;
    dueAt.delete(intent);
    latenciesMs.push(performance.now() - due);
    if (latenciesMs.length === count) all.resolve();
  };
  const sending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (const [each, { bytes, intent, port }] of requests.entries()) {
    const due = startedAt + (each * 1_000) / job.perSecond;
    const waitMs = due - performance.now();
    if (waitMs > 0.5) await delay(waitMs);
    // From the moment it was due: a late sender must not make the relay look fast.
    dueAt.set(intent, Math.min(due, performance.now()));
    sending.push(send(idle, port, bytes));
  }
  await Promise.all(sending);
  await Promise.race([all.promise, delay(5_000)]);
  for (const connections of idle.values()) for (const each of connections) each.close();
  return { latenciesMs, missing: dueAt.size };
}

async function send(
  idle: ReadonlyMap<number, HttpConnection[]>,
  port: number,
  bytes: Uint8Array,
): Promise<void> {
  const connection = idle.get(port)?.pop() ?? (await openConnection(port));
  const { status } = await connection.send(bytes);
  if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
  idle.get(port)?.push(connection);
}

function requestOf(target: Target, intent: number, port: number): Buffer {
  if (target.kind === "relay") return webhookRequest(intent, port, target.secret);
  const body = JSON.stringify({
    ...fintocIntent(intent, "succeeded"),
    fintocId: fintocIdOf(intent),
  });
  const head = [
    `POST /publish?till=${intent % feeds.length} HTTP/1.1`,
    "Host: 127.0.0.1",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
