import type { Relay } from "../relay.ts";
import { readFeed, readPosition, type FeedEntry } from "./read-feed.ts";

/** Whoever follows a store's changes; `tillId` narrows it to one till's own. */
export interface FeedListener {
  readonly storeId: string;
  readonly tillId: string | null;
  readonly receive: (entry: FeedEntry) => void;
}

/**
 * Hands committed changes to the open feeds of this process. A nudge only says that a store has
 * changed; what has changed is read from the database in the order of its positions, so that no
 * order of commits, nudges or answers can make a feed skip one.
 */
export interface FeedHub {
  /** A change of this store has been committed. */
  readonly nudge: (storeId: string) => void;
  /** Nudges every followed store that has changed without a nudge: one may have been lost. */
  readonly catchUp: () => Promise<void>;
  /** From its return on, `receive` gets every change committed after this call, in order. */
  readonly listen: (listener: FeedListener) => Promise<() => void>;
}

interface FollowedStore {
  readonly listeners: Set<FeedListener>;
  readonly opened: Promise<void>;
  position: number;
  nudged: boolean;
  reading: boolean;
}

const retryMs = 1_000;
/** So many stores are looked at in one query. */
const mostPolled = 1_000;

export function createFeedHub(
  relay: Pick<Relay, "database" | "publicUrl" | "isLocal" | "now" | "log">,
): FeedHub {
  const stores = new Map<string, FollowedStore>();

  async function read(storeId: string, store: FollowedStore): Promise<void> {
    if (store.reading) return;
    store.reading = true;
    try {
      await store.opened;
      while (store.nudged) {
        store.nudged = false;
        const upTo = await readPosition(relay.database, storeId);
        while (store.position < upTo) {
          const range = { storeId, tillId: null, after: store.position, upTo };
          const { entries, readUpTo } = await readFeed(relay.database, range, relay, relay.now());
          store.position = readUpTo;
          for (const entry of entries) {
            for (const listener of store.listeners) {
              const own = listener.tillId === null || listener.tillId === entry.tillId;
              if (own) listener.receive(entry);
            }
          }
        }
      }
    } catch (error) {
      relay.log.error({ err: error, store: storeId }, "feed could not be read; trying again");
      store.nudged = true;
      if (stores.get(storeId) === store) {
        setTimeout(() => void read(storeId, store), retryMs).unref();
      }
    } finally {
      store.reading = false;
    }
  }

  function follow(storeId: string): FollowedStore {
    const known = stores.get(storeId);
    if (known !== undefined) return known;
    const store: FollowedStore = {
      listeners: new Set(),
      opened: readPosition(relay.database, storeId).then((position) => {
        store.position = position;
      }),
      position: 0,
      nudged: false,
      reading: false,
    };
    stores.set(storeId, store);
    return store;
  }

  function nudge(storeId: string): void {
    const store = stores.get(storeId);
    if (store === undefined) return;
    store.nudged = true;
    void read(storeId, store);
  }

  return {
    nudge,
    async catchUp() {
      const followed = [...stores.keys()];
      try {
        for (let from = 0; from < followed.length; from += mostPolled) {
          const rows = await relay.database
            .selectFrom("stores")
            .select(["id", "feed_position"])
            .where("id", "in", followed.slice(from, from + mostPolled))
            .execute();
          for (const row of rows) {
            const store = stores.get(row.id);
            if (store !== undefined && store.position < row.feed_position) nudge(row.id);
          }
        }
      } catch (error) {
        relay.log.error({ err: error }, "feed positions could not be read");
      }
    },
    async listen(listener) {
      const store = follow(listener.storeId);
      store.listeners.add(listener);
      const stop = () => {
        store.listeners.delete(listener);
        const isIdle = store.listeners.size === 0 && stores.get(listener.storeId) === store;
        if (isIdle) stores.delete(listener.storeId);
      };
      try {
        await store.opened;
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },
  };
}
