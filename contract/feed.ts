/** The relay's feed: server-sent events (WHATWG HTML, section 9.2) on `GET /v1/events`. */
import * as v from "valibot";

import { instantSchema, paymentIntentSchema } from "./payment-intent.ts";

/** The relay writes a comment this often; a till that hears no byte for two of them reconnects. */
export const heartbeatMs = 10_000;

const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Each event of the feed by its name. `reset` tells the till to load everything afresh. */
export const feedEvents = {
  hello: v.object({ seq: seqSchema, serverTime: instantSchema }),
  payment_intent: v.object({ seq: seqSchema, paymentIntent: paymentIntentSchema }),
  reset: v.object({ seq: seqSchema }),
  /** The store's staff, settings or tills have changed: ask for them anew. It has no position. */
  store: v.object({}),
} as const;
export type FeedEventName = keyof typeof feedEvents;
export type FeedEvent = {
  [Name in FeedEventName]: {
    readonly name: Name;
    readonly id: string | null;
    readonly data: v.InferOutput<(typeof feedEvents)[Name]>;
  };
}[FeedEventName];
