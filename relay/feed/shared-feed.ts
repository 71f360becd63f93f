import { namesPostgres } from "../database/open-database.ts";
import { openPostgresLink, type PostgresLink } from "../database/postgres-link.ts";
import type { Relay } from "../relay.ts";
import { createFeedHub, type FeedHub } from "./feed-hub.ts";

/** A nudge that was lost is made good within this. */
const slowPollMs = 3_000;

/** Work that one process at a time may do; it is free again when that process ends, however it ends. */
export interface Claims {
  readonly tryClaim: (key: string) => Promise<boolean>;
  readonly release: (key: string) => Promise<void>;
  /** Whether other processes may serve the same database. */
  readonly shared: boolean;
}

export interface SharedFeed {
  readonly hub: FeedHub;
  readonly claims: Claims;
  readonly close: () => Promise<void>;
}

/**
 * The feed of every process on one database. On PostgreSQL a nudge reaches the others by NOTIFY
 * with the store's id alone, and each reads from its own position; on SQLite there are no others.
 */
export function openSharedFeed(
  relay: Pick<Relay, "config" | "database" | "publicUrl" | "isLocal" | "now" | "log">,
): SharedFeed {
  const hub = createFeedHub(relay);
  if (!namesPostgres(relay.config.databaseUrl)) {
    const alone = { tryClaim: () => Promise.resolve(true), release: () => Promise.resolve() };
    return { hub, claims: { ...alone, shared: false }, close: () => Promise.resolve() };
  }
  const link: PostgresLink = openPostgresLink(relay.config.databaseUrl, relay.log, {
    nudged: hub.nudge,
    linked: () => void hub.catchUp(),
  });
  const poll = setInterval(() => void hub.catchUp(), slowPollMs);
  return {
    hub: {
      ...hub,
      nudge(storeId) {
        hub.nudge(storeId);
        link.notify(storeId);
      },
    },
    claims: { tryClaim: link.tryLock, release: link.unlock, shared: true },
    async close() {
      clearInterval(poll);
      await link.close();
    },
  };
}
