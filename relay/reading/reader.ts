import type { Worker } from "node:worker_threads";

import type { Mode } from "../../contract/payment-intent.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";
import { startThread } from "../threads/start-thread.ts";
import { longReads, type LongReads } from "./long-reads.ts";
import type { ReadAsked, ReadTold } from "./read-messages.ts";

/** Reads that hold nobody up: payments go on meanwhile. */
export interface Reader extends LongReads {
  /** What is being read is given up. */
  readonly close: () => Promise<void>;
}

/**
 * SQLite works in the thread that asks it, so these reads have a thread and a connection of their
 * own there; it is started when it is first needed. PostgreSQL's server works beside us anyway.
 */
export function createReader(databaseUrl: string, database: Database, mode: Mode): Reader {
  return isPostgres(database)
    ? { ...longReads(database, mode), close: () => Promise.resolve() }
    : readInThread(databaseUrl, mode);
}

type Waiting = Map<number, PromiseWithResolvers<unknown>>;

function readInThread(databaseUrl: string, mode: Mode): Reader {
  let thread: { readonly worker: Worker; readonly waiting: Waiting } | null = null;
  let turns = 0;
  let closed = false;

  function begin() {
    const worker = startThread({ task: "reads", databaseUrl, mode });
    const waiting: Waiting = new Map();
    const begun = { worker, waiting };
    const end = (why: Error) => {
      // The next question starts another.
      if (thread === begun) thread = null;
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    };
    worker.on("message", (told: ReadTold) => {
      const asked = waiting.get(told.turn);
      waiting.delete(told.turn);
      if (told.kind === "answer") asked?.resolve(told.value);
      else asked?.reject(told.kind === "failed" ? told.error : refused(told));
    });
    worker.on("error", end);
    worker.on("exit", () => end(new Error("The thread that reads has ended")));
    return begun;
  }

  function ask(read: keyof LongReads, ...given: readonly unknown[]): Promise<unknown> {
    if (closed) return Promise.reject(new Error("The relay stops"));
    thread ??= begin();
    const { waiting, worker } = thread;
    turns += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(turns, answer);
    worker.postMessage({ turn: turns, read, given } satisfies ReadAsked, []);
    return answer.promise;
  }

  /* oxlint-disable typescript/no-unsafe-type-assertion -- answer-reads.ts answers by the same names and types */
  const asking = <Read extends keyof LongReads>(read: Read) =>
    ((...given: readonly unknown[]) => ask(read, ...given)) as LongReads[Read];
  /* oxlint-enable typescript/no-unsafe-type-assertion */

  return {
    dayTotals: asking("dayTotals"),
    storesDay: asking("storesDay"),
    nextClosing: asking("nextClosing"),
    listIntents: asking("listIntents"),
    summarizeIntents: asking("summarizeIntents"),
    async close() {
      closed = true;
      await thread?.worker.terminate();
    },
  };
}

function refused({ code, message, param }: ReadTold & { readonly kind: "refused" }): RelayError {
  return new RelayError(code, message, param);
}
