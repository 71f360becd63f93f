import type { ServerResponse } from "node:http";

import type { Relay } from "../relay.ts";
import type { FeedWriter } from "./feed-writer.ts";
import type { FeedEntry } from "./read-feed.ts";
import { sendEvent } from "./send-event.ts";

interface Streamed {
  readonly feed: { readonly response: ServerResponse; readonly writer: FeedWriter };
  readonly opened: () => void;
  readonly closed: () => void;
}

/**
 * The changes of several stores from now on, in one stream: a computer has but six connections to
 * one server. Positions are each store's own, so that these events carry none: whoever comes back
 * reads again, and is told so by a `reset` where they came with a position.
 */
export async function streamStores(
  relay: Relay,
  { closed, feed, opened }: Streamed,
  storeIds: readonly string[],
  lastEventId: string | undefined,
): Promise<void> {
  const { response, writer } = feed;
  // What is committed before the greeting waits here; it is told after it.
  let waiting: FeedEntry[] | null = [];
  const send = ({ paymentIntent, position }: FeedEntry) =>
    sendEvent(writer, "payment_intent", { seq: position, paymentIntent }, null);
  const receive = (entry: FeedEntry) => {
    if (waiting === null) send(entry);
    else waiting.push(entry);
  };
  const stops: (() => void)[] = [];
  const end = () => {
    for (const stop of stops) stop();
    closed();
  };
  try {
    for (const storeId of storeIds) {
      stops.push(await relay.hub.listen({ storeId, tillId: null, receive }));
    }
  } catch (error) {
    end();
    throw error;
  }
  response.once("close", end);
  if (response.destroyed) return end();
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  opened();
  sendEvent(writer, "hello", { seq: 0, serverTime: relay.now() }, null);
  if (lastEventId !== undefined && lastEventId !== "") {
    sendEvent(writer, "reset", { seq: 0 }, null);
  }
  const missed = waiting;
  waiting = null;
  for (const entry of missed) send(entry);
}
