import { parentPort, workerData } from "node:worker_threads";

import { answerExport } from "../exports/answer-export.ts";
import { answerReads } from "../reading/answer-reads.ts";
import type { ThreadTask } from "./start-thread.ts";

/** The whole life of a thread: what `startThread` has started it for. */
export async function runThread(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error("This is a thread's program: it is started by the relay");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- start-thread.ts gave it
  const task = workerData as ThreadTask;
  await (task.task === "export"
    ? answerExport(port, task.question)
    : answerReads(port, task.databaseUrl, task.mode));
}
