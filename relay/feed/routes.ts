import type { ServerResponse } from "node:http";

import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Hono } from "hono";

import { heartbeatMs } from "../../contract/feed.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { Relay } from "../relay.ts";
import { RelayError } from "../http/relay-error.ts";
import { chosenScope, identify, requireManager } from "../staff/caller.ts";
import { latestChanges } from "../changes/record-change.ts";
import { createFeedWriter, type FeedWriter } from "./feed-writer.ts";
import { readFeedStart, toEventId } from "./feed-position.ts";
import { tellChanges } from "./tell-changes.ts";
import { readBounds, readFeed, type FeedEntry } from "./read-feed.ts";
import { sendEvent } from "./send-event.ts";
import { streamStores } from "./stream-stores.ts";

/** A till revoked or paired anew by another process loses its open feed within two of these. */
const revocationCheckMs = 2_000;
/** Pairings this far back are looked at: longer than any check takes, clocks' differences included. */
const pairedLatelyMs = 120_000;
/** Changes that may come while a backlog is being read. */
const mostWaiting = 5_000;

/**
 * How long a till is to wait before it comes back to a relay that stops: spread out, so that they
 * do not all come in the same moment.
 */
const reconnectAfterMs = (random: number) => Math.round(500 + 2_500 * random);

/** Heartbeats are spread over their interval: ten thousand at once would hold up what a till waits for. */
const beats = 100;

interface OpenFeed {
  readonly tillId: string;
  /** The pairing whose secret it was opened with. */
  readonly pairedAt: string | null;
  /** Of the manager's session that the feed of a whole store lives by. */
  readonly sessionHash: string | null;
  /** The feed's place within the heartbeat's interval. */
  readonly beat: number;
  readonly response: ServerResponse;
  readonly writer: FeedWriter;
  /** Of each store the last change of its staff, tills and settings that was told. */
  readonly toldChanges: Map<string, number>;
}

export interface OpenFeeds {
  /** Ends every open feed; the tills reconnect. */
  readonly close: () => void;
  readonly size: () => number;
}

export function addFeedRoutes(app: Hono, relay: Relay): OpenFeeds {
  const open = new Set<OpenFeed>();
  let closing = false;

  let beat = 0;
  const heartbeat = setInterval(() => {
    beat = (beat + 1) % beats;
    for (const feed of open) if (feed.beat === beat) feed.writer.write(":\n\n");
  }, heartbeatMs / beats);
  const revocations = setInterval(() => void cutRevoked(), revocationCheckMs);

  async function cutRevoked(): Promise<void> {
    if (open.size === 0) return;
    try {
      const lately = new Date(relay.clock() - pairedLatelyMs).toISOString();
      const rows = await relay.database
        .selectFrom("tills")
        .select(["id", "paired_at", "revoked_at"])
        .where((till) =>
          till.or([till("revoked_at", "is not", null), till("paired_at", ">", lately)]),
        )
        .execute();
      const tills = new Map(rows.map((till) => [till.id, till]));
      for (const { pairedAt, response, tillId } of open) {
        const till = tills.get(tillId);
        if (till === undefined) continue;
        if (till.revoked_at !== null || till.paired_at !== pairedAt) response.destroy();
      }
      await endWithSessions();
      await tellChanges(relay.database, open);
    } catch (error) {
      relay.log.error({ err: error }, "revoked tills and changed stores could not be read");
    }
  }

  /** The feed of a whole store ends when the manager's session has ended, wherever that was. */
  async function endWithSessions(): Promise<void> {
    const hashes = [...open].flatMap(({ sessionHash }) => sessionHash ?? []);
    if (hashes.length === 0) return;
    const living = await relay.database
      .selectFrom("staff_sessions")
      .select("token_hash")
      .where("token_hash", "in", hashes)
      .where("ended_at", "is", null)
      .where("expires_at", ">", relay.now())
      .execute();
    const alive = new Set(living.map((session) => session.token_hash));
    for (const { response, sessionHash } of open) {
      if (sessionHash !== null && !alive.has(sessionHash)) response.end();
    }
  }

  app.get(relayRoutes.events.path, async (context) => {
    const caller = await identify(relay, context);
    const ofStore = wantsStore(context.req.query("scope"));
    if (ofStore) requireManager(caller);
    const { store, till } = caller;
    const { stores, tillId: ofTill } = ofStore
      ? await chosenScope(relay, caller, context.req.query("store"))
      : { stores: [store], tillId: till.id };
    const sessionHash = ofStore ? (caller.session?.tokenHash ?? null) : null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- @hono/node-server serves this app
    const { outgoing } = context.env as HttpBindings;
    const writer = createFeedWriter(outgoing, () =>
      relay.log.warn({ till: till.id }, "feed cut: its reader does not keep up"),
    );
    const beat = Math.floor(Math.random() * beats);
    const { id: tillId, paired_at: pairedAt } = till;
    const ids = stores.map(({ id }) => id);
    // Before `hello`, at which the till asks for its store: nothing falls between the two.
    const toldChanges = await latestChanges(relay.database, ids);
    const about = { tillId, pairedAt, sessionHash, toldChanges };
    const feed: OpenFeed = { ...about, beat, response: outgoing, writer };
    const opened = () => {
      open.add(feed);
      if (closing) endFeed(feed);
    };
    const closed = () => open.delete(feed);
    const lastEventId = context.req.header("Last-Event-ID");
    const streamed = { feed, opened, closed };
    const [only, ...more] = ids;
    await (only !== undefined && more.length === 0
      ? streamFeed(relay, streamed, { storeId: only, tillId: ofTill }, lastEventId)
      : streamStores(relay, streamed, ids, lastEventId));
    return RESPONSE_ALREADY_SENT;
  });

  return {
    close() {
      clearInterval(heartbeat);
      clearInterval(revocations);
      closing = true;
      for (const feed of open) endFeed(feed);
    },
    size: () => open.size,
  };
}

/** The till is told when to come back. */
function endFeed({ response }: OpenFeed): void {
  response.write(`retry: ${reconnectAfterMs(Math.random())}\n\n`);
  response.end();
}

/** `scope=store` asks for all tills of the store, `scope=till` or nothing for the till's own. */
function wantsStore(scope: string | undefined): boolean {
  if (scope === "store") return true;
  if (scope === undefined || scope === "till") return false;
  throw new RelayError("parameter_invalid", "scope must be till or store", "scope");
}

async function streamFeed(
  relay: Relay,
  { closed, feed, opened }: Readonly<Record<"closed" | "opened", () => void>> & { feed: OpenFeed },
  { storeId, tillId }: { readonly storeId: string; readonly tillId: string | null },
  lastEventId: string | undefined,
): Promise<void> {
  const { response, writer } = feed;
  // What is committed while the backlog is read waits here; nothing falls between the two.
  let waiting: FeedEntry[] | null = [];
  let sent = 0;
  const sendEntry = ({ paymentIntent, position }: FeedEntry) => {
    if (position <= sent) return;
    sent = position;
    const id = toEventId(relay.epoch, position);
    sendEvent(writer, "payment_intent", { seq: position, paymentIntent }, id);
  };
  const stop = await relay.hub.listen({
    storeId,
    tillId,
    receive: (entry) => {
      if (waiting === null) {
        sendEntry(entry);
        const changedAt = Date.parse(entry.paymentIntent.updatedAt);
        relay.metrics.feedWriteSeconds.observe(Math.max(0, relay.clock() - changedAt) / 1_000);
      } else if (waiting.length < mostWaiting) waiting.push(entry);
      else writer.cut();
    },
  });
  const end = () => {
    stop();
    closed();
  };
  response.once("close", end);
  if (response.destroyed) return end();
  try {
    const { present, prunedTo } = await readBounds(relay.database, storeId);
    const start = readFeedStart(lastEventId, relay.epoch, present, prunedTo);
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    opened();
    const presentId = toEventId(relay.epoch, present);
    // Until the backlog has been sent, the till's position stays the one that it came with.
    const helloId = start.kind === "now" ? presentId : null;
    sendEvent(writer, "hello", { seq: present, serverTime: relay.now() }, helloId);
    if (start.kind === "reset") sendEvent(writer, "reset", { seq: present }, presentId);
    if (start.kind === "after") {
      sent = start.position;
      while (sent < present && !response.destroyed) {
        const range = { storeId, tillId, after: sent, upTo: present };
        const backlog = await readFeed(relay.database, range, relay, relay.now());
        for (const entry of backlog.entries) {
          sendEntry(entry);
          // A long backlog goes at the reader's own pace.
          await writer.room();
        }
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
    relay.log.error({ err: error, till: feed.tillId }, "feed ended");
    response.destroy();
  }
}
