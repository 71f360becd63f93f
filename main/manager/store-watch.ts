import type { ManagerEvent } from "../../contract/manager-api.ts";
import { allStores } from "../../contract/stores.ts";
import { followFeed, type Feed } from "../feed/follow-feed.ts";
import type { ManagerSession } from "./manager-desk.ts";

/** Follows the changes of the store that a manager looks at. */
export interface StoreWatch {
  readonly watch: (session: ManagerSession, store: string | undefined) => void;
  readonly unwatch: () => void;
  /** The network is back: connect anew at once. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

export interface StoreWatchOptions {
  readonly relayUrl: string;
  readonly secret: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onEvent: (event: ManagerEvent) => void;
}

export function createStoreWatch({
  fetch,
  onEvent,
  relayUrl,
  secret,
}: StoreWatchOptions): StoreWatch {
  let feed: Feed | null = null;
  const closing = new Set<Promise<void>>();

  function unwatch(): void {
    if (feed === null) return;
    const closed = feed.close().finally(() => closing.delete(closed));
    closing.add(closed);
    feed = null;
  }

  return {
    watch({ token }, store) {
      unwatch();
      let position: string | null = null;
      let isNew = true;
      const present: Feed = followFeed({
        relayUrl,
        secret,
        ofStore: { session: token, store },
        lastEventId: () => position,
        onEvent(event) {
          if (feed !== present) return;
          position = event.id ?? position;
          switch (event.name) {
            case "hello":
              // What was read before this moment may have changed since.
              // A feed of several stores has no position to come back to.
              onEvent({ kind: isNew || store === allStores ? "reset" : "resumed" });
              isNew = false;
              return;
            case "payment_intent":
              onEvent({ kind: "changed", paymentIntent: event.data.paymentIntent });
              return;
            case "reset":
            case "store":
              onEvent({ kind: "reset" });
              return;
          }
        },
        onLost() {
          if (feed === present) onEvent({ kind: "lost" });
        },
        // The till's own feed is refused too, and says so.
        onRefused: () => undefined,
        fetch,
      });
      feed = present;
    },

    unwatch,
    wake: () => feed?.wake(),

    async close() {
      unwatch();
      await Promise.all(closing);
    },
  };
}
