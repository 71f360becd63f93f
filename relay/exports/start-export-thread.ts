import { assertNever } from "../../contract/assert-never.ts";
import { startThread } from "../threads/start-thread.ts";
import type { ExportAsk, ExportQuestion, ExportTold } from "./export-question.ts";

export interface ExportPage {
  readonly lines: Uint8Array;
  readonly rows: number;
}

/** A thread that reads one export from the database, by a connection of its own. */
export interface ExportThread {
  readonly count: () => Promise<number>;
  /** The next page, or `null` after the last one. One at a time. */
  readonly next: () => Promise<ExportPage | null>;
  /** Ends it once the statement that it is in has returned. */
  readonly close: () => Promise<void>;
}

/** Every promise that it gives rejects when the database fails or the thread is ended. */
export function startExportThread(question: ExportQuestion): ExportThread {
  const worker = startThread({ task: "export", question });
  let waiting: PromiseWithResolvers<ExportTold> | null = null;
  let ended: Error | null = null;

  function end(why: Error): void {
    ended ??= why;
    waiting?.reject(ended);
    waiting = null;
  }
  worker.on("message", (told: ExportTold) => {
    waiting?.resolve(told);
    waiting = null;
  });
  worker.on("error", (error) => end(error));
  worker.on("exit", () => end(new Error("The export's thread has ended")));

  function ask(what: ExportAsk): Promise<ExportTold> {
    if (ended !== null) return Promise.reject(ended);
    if (waiting !== null) throw new Error("An export's thread is asked one thing at a time");
    waiting = Promise.withResolvers();
    worker.postMessage(what, []);
    return waiting.promise;
  }

  return {
    async count() {
      const told = await ask("count");
      if (told.kind === "count") return told.rows;
      throw unexpected(told);
    },
    async next() {
      const told = await ask("next");
      switch (told.kind) {
        case "page":
          return told;
        case "end":
          return null;
        case "count":
        case "failed":
          throw unexpected(told);
        default:
          return assertNever(told);
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}

function unexpected(told: ExportTold): Error {
  return new Error(told.kind === "failed" ? told.message : `The thread told ${told.kind}`);
}
