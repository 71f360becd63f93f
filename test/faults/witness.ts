import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { followFeed } from "../../main/feed/follow-feed.ts";

/** Knows nothing but what one till's feed tells, from the beginning on: what it misses stays missed. */
export interface Witness {
  readonly till: string;
  readonly known: ReadonlyMap<string, PaymentIntent>;
  /** What the feed must never do. */
  readonly broken: readonly string[];
  /** Resolves once the feed has begun. */
  readonly begun: Promise<void>;
  /** Reconnects at once, from the last position. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

export function startWitness(
  till: string,
  relayUrl: string,
  secret: string,
  onHello: () => void,
): Witness {
  const known = new Map<string, PaymentIntent>();
  const broken: string[] = [];
  let lastEventId: string | null = null;
  let seq = 0;
  const begun = Promise.withResolvers<void>();
  const feed = followFeed({
    relayUrl,
    secret,
    lastEventId: () => lastEventId,
    onEvent(event) {
      switch (event.name) {
        case "hello":
          begun.resolve();
          onHello();
          break;
        case "payment_intent": {
          const { paymentIntent } = event.data;
          if (event.data.seq <= seq) broken.push(`position ${event.data.seq} after ${seq}`);
          seq = event.data.seq;
          const before = known.get(paymentIntent.id);
          if (before?.status === "succeeded" && paymentIntent.status !== "succeeded") {
            broken.push(`${paymentIntent.id} left succeeded for ${paymentIntent.status}`);
          }
          known.set(paymentIntent.id, paymentIntent);
          break;
        }
        case "reset":
          broken.push(`a reset at ${event.data.seq}, though the database is the same`);
          break;
      }
      if (event.id !== null) lastEventId = event.id;
    },
    onLost: () => undefined,
    onRefused: (failure) => broken.push(`refused: ${failure.code}`),
    fetch,
  });
  return { till, known, broken, begun: begun.promise, wake: feed.wake, close: feed.close };
}
