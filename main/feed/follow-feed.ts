import { setTimeout as delay } from "node:timers/promises";

import { EventSourceParserStream } from "eventsource-parser/stream";
import * as v from "valibot";

import { failure, relayErrorSchema, toldFailure, type Failure } from "../../contract/failures.ts";
import { feedEvents, heartbeatMs, type FeedEvent } from "../../contract/feed.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { staffSessionHeader } from "../../contract/staff.ts";
import { refusesTill } from "../relay-client/relay-client.ts";
import { networkFailure } from "../relay-client/network-failure.ts";
import { backoffMs } from "./backoff.ts";

export interface FeedOptions {
  readonly relayUrl: string;
  readonly secret: string;
  /** Of whole stores, for a manager: the session that it ends with, and which store. */
  readonly ofStore?: { readonly session: string; readonly store: string | undefined };
  /** The last position that was stored, asked for anew at every connection. */
  readonly lastEventId: () => string | null;
  readonly onEvent: (event: FeedEvent) => void;
  /**
   * The connection is lost, or a try to have one failed; another try follows.
   * @param quietMs for how long nothing had been heard when that was noticed
   */
  readonly onLost: (failure: Failure, quietMs: number) => void;
  /** The relay does not know this till (any more): no further try follows. */
  readonly onRefused: (failure: Failure) => void;
  readonly fetch: typeof globalThis.fetch;
  readonly random?: () => number;
  /** No byte for this long means that the connection is dead, whatever the socket says. */
  readonly silenceMs?: number;
}

export interface Feed {
  /**
   * Connects anew at once: the computer woke, or the network came back. If it is not quite back
   * yet, tries stay frequent for a minute.
   */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

const connectMs = 10_000;
/** After `wake` a try that hangs does not hold the next one up: a new one begins beside it this often. */
const eagerTryMs = 700;
const eagerPauseMs = 500;
const eagerForMs = 60_000;
/** A relay far newer than this till may say more in one event; this much is a mistake. */
const largestEventCharacters = 1_000_000;

interface Opened {
  readonly response: Response;
  /** Ends this connection; it is ended when nothing is heard for too long. */
  readonly silence: AbortController;
}
interface Lost {
  readonly failure: Failure;
  readonly refused: boolean;
}

/** A relay that stops says when to come back, but never keeps a till away for longer than this. */
const longestHintMs = 15_000;

/** Follows the relay's feed for as long as it is open, from the last stored position on. */
export function followFeed(options: FeedOptions): Feed {
  const { random = Math.random, silenceMs = 2 * heartbeatMs } = options;
  const closing = new AbortController();
  let attempt = new AbortController();
  let failures = 0;
  let eagerUntil = Number.NEGATIVE_INFINITY;
  let heardAt = Number.NEGATIVE_INFINITY;
  /** What the relay asked of us when it ended the feed: the next wait, once. */
  let hintMs: number | null = null;

  const following = follow();

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      attempt = new AbortController();
      heardAt = Number.NEGATIVE_INFINITY;
      const lost = await connectOnce(AbortSignal.any([closing.signal, attempt.signal]));
      if (closing.signal.aborted) return;
      if (lost.refused) {
        options.onRefused(lost.failure);
        return;
      }
      const wasHeard = heardAt !== Number.NEGATIVE_INFINITY;
      // A try that we gave up ourselves says nothing of the relay.
      if (wasHeard || !attempt.signal.aborted) {
        options.onLost(lost.failure, wasHeard ? performance.now() - heardAt : 0);
      }
      if (attempt.signal.aborted) continue;
      failures += 1;
      const wait = AbortSignal.any([closing.signal, attempt.signal]);
      const pauseMs = hintMs ?? backoffMs(failures, random());
      const waitMs = isEager() ? Math.min(pauseMs, eagerPauseMs) : pauseMs;
      hintMs = null;
      await delay(waitMs, undefined, { signal: wait }).catch(() => undefined);
    }
  }

  function isEager(): boolean {
    return performance.now() < eagerUntil;
  }

  async function connectOnce(stop: AbortSignal): Promise<Lost> {
    const opened = await open(stop);
    if ("failure" in opened) return { failure: opened.failure, refused: false };
    const { response, silence } = opened;
    try {
      if (response.status !== 200 || response.body === null) return await refusalOf(response);
      await readEvents(response.body, AbortSignal.any([stop, silence.signal]), silence);
      return { failure: failure("relay_unreachable", "the feed ended"), refused: false };
    } catch (error) {
      return silence.signal.aborted
        ? { failure: failure("relay_timeout"), refused: false }
        : { failure: networkFailure(error), refused: false };
    } finally {
      silence.abort();
    }
  }

  /** The relay's answer; after `wake` the first one of several tries. */
  async function open(stop: AbortSignal): Promise<Opened | { readonly failure: Failure }> {
    const tries = new Set<AbortController>();
    const { promise: first, resolve } = Promise.withResolvers<
      Opened | { readonly failure: Failure }
    >();
    const settled = new AbortController();
    void first.then(() => settled.abort());
    do {
      const silence = new AbortController();
      tries.add(silence);
      void tryOnce(stop, silence).then((result) => {
        if ("failure" in result) tries.delete(silence);
        if (!("failure" in result) || tries.size === 0) resolve(result);
      });
      if (!isEager()) break;
      await delay(eagerTryMs, undefined, { signal: settled.signal }).catch(() => undefined);
    } while (!settled.signal.aborted);
    const won = await first;
    for (const each of tries) if (!("silence" in won) || each !== won.silence) each.abort();
    return won;
  }

  async function tryOnce(
    stop: AbortSignal,
    silence: AbortController,
  ): Promise<Opened | { readonly failure: Failure }> {
    const timer = setTimeout(() => silence.abort(), connectMs);
    try {
      const lastEventId = options.lastEventId();
      const { ofStore } = options;
      const query = ofStore === undefined ? "" : `?${storeQuery(ofStore.store)}`;
      const response = await options.fetch(
        `${options.relayUrl}${relayRoutes.events.path}${query}`,
        {
          headers: {
            Authorization: `Bearer ${options.secret}`,
            ...(ofStore === undefined ? {} : { [staffSessionHeader]: ofStore.session }),
            Accept: "text/event-stream",
            ...(lastEventId === null ? {} : { "Last-Event-ID": lastEventId }),
          },
          cache: "no-store",
          redirect: "error",
          signal: AbortSignal.any([stop, silence.signal]),
        },
      );
      return { response, silence };
    } catch (error) {
      return { failure: silence.signal.aborted ? failure("relay_timeout") : networkFailure(error) };
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
        heardAt = performance.now();
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
      hintMs = null;
      eagerUntil = performance.now() + eagerForMs;
      attempt.abort();
    },
    async close() {
      closing.abort();
      await following;
    },
  };
}

function storeQuery(store: string | undefined): string {
  return new URLSearchParams({
    scope: "store",
    ...(store === undefined ? {} : { store }),
  }).toString();
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
    case "store":
      return { name, id: null, data: {} };
    default:
      return null;
  }
}

async function refusalOf(response: Response): Promise<Lost> {
  const body: unknown = await response.json().catch(() => null);
  const told = v.safeParse(relayErrorSchema, body);
  if (!told.success) {
    return { failure: failure("relay_error", `HTTP ${response.status}`), refused: false };
  }
  const why = toldFailure(told.output);
  return { failure: why, refused: refusesTill(why) };
}
