import { sql } from "kysely";

import { commit } from "../payment-intents/commit-facts.ts";
import type { FeedChange } from "../payment-intents/record-facts.ts";
import type { Relay } from "../relay.ts";

/** Work in a transaction that tells which feeds it changed. */
export type CommittedWork<Value> = (
  transaction: Relay["database"],
  changed: (change: FeedChange | null) => void,
) => Promise<Value>;

/** Runs work in a transaction; when it resolves, that transaction is committed. */
export type GroupCommit = <Value>(work: CommittedWork<Value>) => Promise<Value>;

/** Feeds and other requests wait for at most so many. */
const mostTogether = 100;

interface Job {
  /** Answers what is to be done once the group is committed. */
  readonly run: CommittedWork<() => void>;
  readonly reject: (error: unknown) => void;
}

/**
 * On SQLite, whose commits each wait for the disk, work that arrives together shares one commit;
 * each has a savepoint of its own, so that one that fails takes back its own changes alone.
 * PostgreSQL's connections share their flushes by themselves.
 */
export function createGroupCommit(
  relay: Pick<Relay, "database" | "hub" | "askSoon" | "now" | "claims">,
): GroupCommit {
  if (relay.claims.shared) return (work) => commit(relay, work);
  let waiting: Job[] = [];
  let working = false;

  async function commitWaiting(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      try {
        const settlements = await commit(relay, async (transaction, changed) => {
          const settlements: Array<() => void> = [];
          for (const job of jobs) settlements.push(await alone(transaction, job, changed));
          return settlements;
        });
        for (const settle of settlements) settle();
      } catch (error) {
        for (const job of jobs) job.reject(error);
      }
    }
    working = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        run: async (transaction, changed) => {
          const value = await work(transaction, changed);
          return () => resolve(value);
        },
        reject,
      });
      // What arrives in the same turn of the event loop joins.
      if (!working && waiting.length === 1) setImmediate(() => void commitWaiting());
    });
}

async function alone(
  transaction: Relay["database"],
  job: Job,
  changed: (change: FeedChange | null) => void,
): Promise<() => void> {
  const changes: Array<FeedChange | null> = [];
  await sql`savepoint alone`.execute(transaction);
  try {
    const settle = await job.run(transaction, (change) => changes.push(change));
    for (const change of changes) changed(change);
    await sql`release alone`.execute(transaction);
    return settle;
  } catch (error) {
    // A full disk has ended the whole transaction: everybody learns of it.
    await sql`rollback to alone`.execute(transaction).catch(() => {
      throw error;
    });
    await sql`release alone`.execute(transaction);
    return () => job.reject(error);
  }
}
