import { setTimeout as delay } from "node:timers/promises";

import pg from "pg";

import type { Log } from "../log.ts";
import { postgresOptions } from "./postgres.ts";

const channel = "cobro_feed";
/** How the server knows the one connection of a process that listens and holds its locks. */
export const linkName = "cobro relay link";

/** NOTIFY takes a lock of the whole database at its commit: nudges wait this long for each other. */
const coalesceMs = 5;
/** Nudges and locks are quick; work goes on without them. */
const queryMs = 5_000;
const stopMs = 1_000;
const firstRetryMs = 250;
const longestRetryMs = 5_000;

/**
 * This process's own connection to PostgreSQL: hears which stores other processes have changed,
 * tells them which ones we have, and holds the locks that end with the process, however it ends.
 */
export interface PostgresLink {
  /** A change of this store has been committed here. */
  readonly notify: (storeId: string) => void;
  /** Whether this process now holds the key; it does too while the connection is down. */
  readonly tryLock: (key: string) => Promise<boolean>;
  readonly unlock: (key: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LinkEvents {
  /** Another process has changed this store. */
  readonly nudged: (storeId: string) => void;
  /** The connection stands (again): nudges may have been missed before. */
  readonly linked: () => void;
}

export function openPostgresLink(databaseUrl: string, log: Log, events: LinkEvents): PostgresLink {
  const changed = new Set<string>();
  let linked: pg.Client | null = null;
  let before: Promise<unknown> = Promise.resolve();
  let closed = false;
  let retryMs = firstRetryMs;
  let retry: NodeJS.Timeout | null = null;
  let flushing: NodeJS.Timeout | null = null;
  let connecting = connect();

  async function connect(): Promise<void> {
    const client = new pg.Client({
      ...postgresOptions(databaseUrl),
      query_timeout: queryMs,
      // To be told from the pool's connections in pg_stat_activity.
      application_name: linkName,
    });
    client.on("error", (error) => log.warn({ err: error }, "the listening connection failed"));
    client.on("end", () => {
      if (linked === client) linked = null;
      connectLater();
    });
    client.on("notification", ({ payload, processId }) => {
      if (payload !== undefined && processId !== processIdOf(client)) events.nudged(payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      log.warn({ err: error }, "the listening connection could not be opened; trying again");
      await client.end().catch(() => undefined);
      connectLater();
      return;
    }
    if (closed) {
      await client.end().catch(() => undefined);
      return;
    }
    linked = client;
    retryMs = firstRetryMs;
    events.linked();
    flushSoon();
  }

  function connectLater(): void {
    if (closed || retry !== null) return;
    retry = setTimeout(() => {
      retry = null;
      connecting = connect();
    }, retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  function flushSoon(): void {
    if (closed || flushing !== null || changed.size === 0) return;
    flushing = setTimeout(() => {
      flushing = null;
      void flush();
    }, coalesceMs);
  }

  async function flush(): Promise<void> {
    if (linked === null) return;
    const storeIds = [...changed];
    changed.clear();
    try {
      const sql = `select pg_notify('${channel}', id) from unnest($1::text[]) as id`;
      if ((await query(sql, [storeIds])) === null) throw new Error("the connection is down");
    } catch (error) {
      log.warn({ err: error }, "nudges could not be sent; trying again once the connection stands");
      for (const storeId of storeIds) changed.add(storeId);
    }
  }

  /** One after another; `null` while the connection is down. */
  function query(sql: string, values: readonly unknown[]): Promise<pg.QueryResult | null> {
    const answer = before.then(() => linked?.query(sql, [...values]) ?? null);
    before = answer.catch(() => null);
    return answer;
  }

  const ask = async (lock: string, key: string) => {
    const answer = await query(`select ${lock}(hashtextextended($1, 1)) as held`, [key]);
    return answer?.rows[0]?.held !== false;
  };

  return {
    notify(storeId) {
      changed.add(storeId);
      flushSoon();
    },
    // Without the connection work goes on unlocked: two who do the same send the same stored keys.
    tryLock: (key) => ask("pg_try_advisory_lock", key).catch(() => true),
    async unlock(key) {
      await ask("pg_advisory_unlock", key).catch(() => undefined);
    },
    async close() {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      if (flushing !== null) clearTimeout(flushing);
      // A server that does not answer must not hold up the end.
      await Promise.race([connecting, delay(stopMs, undefined, { ref: false })]);
      await flush();
      await linked?.end().catch(() => undefined);
    },
  };
}

function processIdOf(client: pg.Client): number | null {
  return "processID" in client && typeof client.processID === "number" ? client.processID : null;
}
