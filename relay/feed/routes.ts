import type { ServerResponse } from "node:http";

import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Hono } from "hono";

import { heartbeatMs, type FeedEventName } from "../../contract/feed.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { authenticate, type TillSession } from "../tills/authenticate.ts";
import { readFeedStart, toEventId } from "./feed-position.ts";
import { readFeed, readPosition, type FeedEntry } from "./read-feed.ts";

/** A till revoked by another process loses its open feed within two of these. */
const revocationCheckMs = 2_000;
/** A reader this far behind is cut; it resumes from its own position. */
const mostBufferedBytes = 1024 * 1024;

/** Heartbeats are spread over their interval: ten thousand at once would hold up what a till waits for. */
const beats = 100;

interface OpenFeed {
  readonly tillId: string;
  /** The feed's place within the interval. */
  readonly beat: number;
  readonly response: ServerResponse;
}

export interface OpenFeeds {
  /** Ends every open feed; the tills reconnect. */
  readonly close: () => void;
}

export function addFeedRoutes(app: Hono, relay: Relay): OpenFeeds {
  const open = new Set<OpenFeed>();

  let beat = 0;
  const heartbeat = setInterval(() => {
    beat = (beat + 1) % beats;
    for (const feed of open) if (feed.beat === beat) send(feed.response, ":\n\n");
  }, heartbeatMs / beats);
  const revocations = setInterval(() => void cutRevoked(), revocationCheckMs);

  async function cutRevoked(): Promise<void> {
    if (open.size === 0) return;
    try {
      const revoked = await relay.database
        .selectFrom("tills")
        .select("id")
        .where("revoked_at", "is not", null)
        .execute();
      const ids = new Set(revoked.map((till) => till.id));
      for (const feed of open) if (ids.has(feed.tillId)) feed.response.destroy();
    } catch (error) {
      relay.log.error({ err: error }, "revoked tills could not be read");
    }
  }

  app.get(relayRoutes.events.path, async (context) => {
    const session = await authenticate(
      relay.database,
      context.req.header("Authorization"),
      relay.now(),
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- @hono/node-server serves this app
    const { outgoing } = context.env as HttpBindings;
    await streamFeed(relay, open, session, context.req.header("Last-Event-ID"), outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  return {
    close() {
      clearInterval(heartbeat);
      clearInterval(revocations);
      for (const { response } of open) response.end();
    },
  };
}

async function streamFeed(
  relay: Relay,
  open: Set<OpenFeed>,
  { store, till }: TillSession,
  lastEventId: string | undefined,
  response: ServerResponse,
): Promise<void> {
  // What is committed while the backlog is read waits here; nothing falls between the two.
  let waiting: FeedEntry[] | null = [];
  let sent = 0;
  const sendEntry = ({ paymentIntent, position }: FeedEntry) => {
    if (position <= sent) return;
    sent = position;
    const id = toEventId(relay.epoch, position);
    sendEvent(response, "payment_intent", { seq: position, paymentIntent }, id);
  };
  const stop = await relay.hub.listen({
    storeId: store.id,
    tillId: till.id,
    receive: (entry) => (waiting === null ? sendEntry(entry) : waiting.push(entry)),
  });
  const feed: OpenFeed = { tillId: till.id, beat: Math.floor(Math.random() * beats), response };
  const end = () => {
    stop();
    open.delete(feed);
  };
  response.once("close", end);
  try {
    const present = await readPosition(relay.database, store.id);
    const start = readFeedStart(lastEventId, relay.epoch, present);
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    open.add(feed);
    const presentId = toEventId(relay.epoch, present);
    // Until the backlog has been sent, the till's position stays the one that it came with.
    const helloId = start.kind === "now" ? presentId : null;
    sendEvent(response, "hello", { seq: present, serverTime: relay.now() }, helloId);
    if (start.kind === "reset") sendEvent(response, "reset", { seq: present }, presentId);
    if (start.kind === "after") {
      sent = start.position;
      while (sent < present && !response.destroyed) {
        const range = { storeId: store.id, tillId: till.id, after: sent, upTo: present };
        const backlog = await readFeed(relay.database, range, relay.publicUrl, relay.now());
        for (const entry of backlog.entries) sendEntry(entry);
        sent = backlog.readUpTo;
      }
    }
    sent = Math.max(sent, present);
    const missed = waiting;
    waiting = null;
    for (const entry of missed) sendEntry(entry);
  } catch (error) {
    end();
    if (!response.headersSent) throw error;
    relay.log.error({ err: error, till: till.id }, "feed ended");
    response.destroy();
  }
}

function sendEvent(
  response: ServerResponse,
  name: FeedEventName,
  data: unknown,
  id: string | null,
): void {
  const idLine = id === null ? "" : `id: ${id}\n`;
  send(response, `event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
}

function send(response: ServerResponse, text: string): void {
  if (response.writableLength > mostBufferedBytes) response.destroy();
  else response.write(text);
}
