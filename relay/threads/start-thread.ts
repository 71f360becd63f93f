import { Worker } from "node:worker_threads";

import type { Mode } from "../../contract/payment-intent.ts";
import type { ExportQuestion } from "../exports/export-question.ts";

/** What a thread of the relay is for. */
export type ThreadTask =
  | { readonly task: "export"; readonly question: ExportQuestion }
  | { readonly task: "reads"; readonly databaseUrl: string; readonly mode: Mode };

/** A thread's own share of the memory. */
const mostMegabytes = 256;

/** Starts a thread that reads the database by a connection of its own. */
export function startThread(task: ThreadTask): Worker {
  return new Worker(new URL("./thread-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
}
