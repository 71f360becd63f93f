import { failure, type Failure } from "../../contract/failures.ts";
import { followFeed } from "../feed/follow-feed.ts";
import type { Finding } from "./finding.ts";

const timeoutMs = 8_000;
/** A relay answers within a blink: this long means that something holds the stream back. */
const slowMs = 4_000;

export interface FeedSeen {
  readonly finding: Finding;
  /** The relay's time minus this computer's; `null`: it did not say hello. */
  readonly clockOffsetMs: number | null;
}

/** Opens a feed of its own beside the till's, waits for its hello, and closes it. */
export async function checkFeed(
  relayUrl: string,
  secret: string,
  fetch: typeof globalThis.fetch,
  now: () => number,
): Promise<FeedSeen> {
  const begunAt = performance.now();
  const end = Promise.withResolvers<{ readonly hello: number } | { readonly why: Failure }>();
  const fail = (why: Failure) => end.resolve({ why });
  const timer = setTimeout(() => fail(failure("relay_timeout", "no hello")), timeoutMs);
  const feed = followFeed({
    relayUrl,
    secret,
    lastEventId: () => null,
    onEvent(event) {
      if (event.name !== "hello") return;
      end.resolve({ hello: Date.parse(event.data.serverTime) - now() });
    },
    onLost: fail,
    onRefused: fail,
    fetch,
  });
  const seen = await end.promise;
  clearTimeout(timer);
  await feed.close();
  if ("why" in seen) {
    const { code, detail } = seen.why;
    return {
      finding: { grade: "fail", code: "feed_trouble", facts: { code, detail: detail ?? "" } },
      clockOffsetMs: null,
    };
  }
  const helloMs = Math.round(performance.now() - begunAt);
  return {
    finding: { grade: helloMs > slowMs ? "warn" : "ok", code: "feed_open", facts: { helloMs } },
    clockOffsetMs: seen.hello,
  };
}
