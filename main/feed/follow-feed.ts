import { setTimeout as delay } from "node:timers/promises";

import { EventSourceParserStream } from "eventsource-parser/stream";
import * as v from "valibot";

import { failure, relayErrorSchema, toFailureCode, type Failure } from "../../contract/failures.ts";
import { feedEvents, heartbeatMs, type FeedEvent } from "../../contract/feed.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { refusesTill } from "../relay-client/relay-client.ts";
import { networkFailure } from "../relay-client/network-failure.ts";
import { backoffMs } from "./backoff.ts";

export interface FeedOptions {
  readonly relayUrl: string;
  readonly secret: string;
  /** The last position that was stored, asked for anew at every connection. */
  readonly lastEventId: () => string | null;
  readonly onEvent: (event: FeedEvent) => void;
  /** The connection is lost; another try follows. */
  readonly onLost: (failure: Failure) => void;
  /** The relay does not know this till (any more): no further try follows. */
  readonly onRefused: (failure: Failure) => void;
  readonly fetch: typeof globalThis.fetch;
  readonly random?: () => number;
  /** No byte for this long means that the connection is dead, whatever the socket says. */
  readonly silenceMs?: number;
}

export interface Feed {
  /** Connects anew at once: the computer woke, or the network came back. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

const connectMs = 10_000;
/** A relay far newer than this till may say more in one event; this much is a mistake. */
const largestEventCharacters = 1_000_000;

/** A relay that stops says when to come back, but never keeps a till away for longer than this. */
const longestHintMs = 15_000;

/** Follows the relay's feed for as long as it is open, from the last stored position on. */
export function followFeed(options: FeedOptions): Feed {
  const { random = Math.random, silenceMs = 2 * heartbeatMs } = options;
  const closing = new AbortController();
  let attempt = new AbortController();
  let failures = 0;
  /** What the relay asked of us when it ended the feed: the next wait, once. */
  let hintMs: number | null = null;

  const following = follow();

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      attempt = new AbortController();
      const lost = await connectOnce(AbortSignal.any([closing.signal, attempt.signal]));
      if (closing.signal.aborted) return;
      if (lost.refused) {
        options.onRefused(lost.failure);
        return;
      }
      options.onLost(lost.failure);
      if (attempt.signal.aborted) continue;
      failures += 1;
      const wait = AbortSignal.any([closing.signal, attempt.signal]);
      const waitMs = hintMs ?? backoffMs(failures, random());
      hintMs = null;
      await delay(waitMs, undefined, { signal: wait }).catch(() => undefined);
    }
  }

  async function connectOnce(
    stop: AbortSignal,
  ): Promise<{ readonly failure: Failure; readonly refused: boolean }> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), connectMs);
    const signal = AbortSignal.any([stop, silence.signal]);
    try {
      const lastEventId = options.lastEventId();
      const response = await options.fetch(`${options.relayUrl}${relayRoutes.events.path}`, {
        headers: {
          Authorization: `Bearer ${options.secret}`,
          Accept: "text/event-stream",
          ...(lastEventId === null ? {} : { "Last-Event-ID": lastEventId }),
        },
        cache: "no-store",
        redirect: "error",
        signal,
      });
      if (response.status !== 200 || response.body === null) return await refusalOf(response);
      clearTimeout(timer);
      await readEvents(response.body, signal, silence);
      return { failure: failure("relay_unreachable", "the feed ended"), refused: false };
    } catch (error) {
      return silence.signal.aborted
        ? { failure: failure("relay_timeout"), refused: false }
        : { failure: networkFailure(error), refused: false };
    } finally {
      clearTimeout(timer);
    }
  }

  async function readEvents(
    bytes: ReadableStream<Uint8Array>,
    signal: AbortSignal,
    silence: AbortController,
  ): Promise<void> {
    let timer = setTimeout(() => silence.abort(), silenceMs);
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), silenceMs);
        controller.enqueue(chunk);
      },
    });
    try {
      const messages = bytes
        .pipeThrough(heard, { signal })
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(
          new EventSourceParserStream({
            maxBufferSize: largestEventCharacters,
            onRetry: (ms) => {
              hintMs = Math.min(ms, longestHintMs);
            },
          }),
        );
      for await (const { data, event: name = "message", id } of messages) {
        const event = readEvent(name, data, id ?? null);
        if (event === null) continue;
        if (event.name === "hello") failures = 0;
        options.onEvent(event);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    wake: () => {
      failures = 0;
      attempt.abort();
    },
    async close() {
      closing.abort();
      await following;
    },
  };
}

/** An event of a newer relay that this till does not know is passed over. */
function readEvent(name: string, data: string, id: string | null): FeedEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return null;
  }
  switch (name) {
    case "hello": {
      const parsed = v.safeParse(feedEvents.hello, json);
      return parsed.success ? { name, id, data: parsed.output } : null;
    }
    case "payment_intent": {
      const parsed = v.safeParse(feedEvents.payment_intent, json);
      return parsed.success ? { name, id, data: parsed.output } : null;
    }
    case "reset": {
      const parsed = v.safeParse(feedEvents.reset, json);
      return parsed.success ? { name, id, data: parsed.output } : null;
    }
    default:
      return null;
  }
}

async function refusalOf(
  response: Response,
): Promise<{ readonly failure: Failure; readonly refused: boolean }> {
  const body: unknown = await response.json().catch(() => null);
  const told = v.safeParse(relayErrorSchema, body);
  if (!told.success) {
    return { failure: failure("relay_error", `HTTP ${response.status}`), refused: false };
  }
  const { code, message } = told.output.error;
  const why = failure(toFailureCode(code), message);
  return { failure: why, refused: refusesTill(why) };
}
