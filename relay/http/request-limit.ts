import type { Hono } from "hono";

import { hash } from "../hash.ts";
import { RelayError } from "./relay-error.ts";

/** A till may ask this often for as long as it likes … */
export const requestsPerSecond = 100;
/** … and so many times at once, when it has been quiet for two seconds. */
export const mostAtOnce = 200;
const mostRemembered = 50_000;

/** Counts requests by whoever sends them. */
export interface RequestLimit {
  /** How long to wait before this one would be answered, in milliseconds; 0 when it is. */
  readonly take: (who: string) => number;
}

/**
 * A bucket of `mostAtOnce` requests for each caller, filled again by `requestsPerSecond`.
 * @param now milliseconds of a clock that never goes back
 */
export function createRequestLimit(now: () => number): RequestLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(who) {
      const at = now();
      const bucket = buckets.get(who) ?? { left: mostAtOnce, at };
      const refilled = bucket.left + ((at - bucket.at) / 1_000) * requestsPerSecond;
      const left = Math.min(mostAtOnce, refilled);
      // The caller goes to the end of the line, so that the ones to forget are the quiet ones.
      buckets.delete(who);
      const taken = left >= 1;
      buckets.set(who, { left: taken ? left - 1 : left, at });
      const oldest = buckets.keys().next().value;
      if (buckets.size > mostRemembered && oldest !== undefined) buckets.delete(oldest);
      return taken ? 0 : ((1 - left) / requestsPerSecond) * 1_000;
    },
  };
}

/**
 * Refuses a till that asks too often, before anything is read for it. Tills are told apart by
 * their secrets, so that one of them takes nothing from another behind the same address.
 */
export function addRequestLimit(app: Hono): void {
  const limit = createRequestLimit(() => performance.now());
  app.use("/v1/*", async (context, next) => {
    const authorization = context.req.header("Authorization");
    if (authorization !== undefined) {
      const waitMs = limit.take(hash(authorization));
      if (waitMs > 0) {
        const message = `A till may ask ${requestsPerSecond} times a second: slow down`;
        const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
        throw new RelayError("too_many_requests", message, null, seconds);
      }
    }
    await next();
  });
}
