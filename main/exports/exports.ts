import { randomUUID } from "node:crypto";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import type { ExportState } from "../../contract/manager-bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail, ok } from "../../contract/result.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Till } from "../till/till.ts";
import { exportBytes, type ExportFormat } from "./export-bytes.ts";
import { ExportError } from "./export-error.ts";
import { exportWords } from "./export-words.ts";
import type { RelayExport } from "./relay-export.ts";
import { writePartFile } from "./write-part-file.ts";

type ExportRoute = "export.get" | "export.start" | "export.cancel" | "export.close" | "export.show";

export interface ExportsOptions {
  readonly till: Pick<Till, "state" | "openExport">;
  /** Asks where to; `null`: given up. */
  readonly chooseFile: (suggestedName: string, format: ExportFormat) => Promise<string | null>;
  /** Shows a file in the system's own folder window. */
  readonly showFile: (path: string) => void;
  readonly log: (line: object) => void;
}

export interface Exports {
  readonly handlers: Pick<BridgeHandlers, ExportRoute>;
  readonly subscribe: (listener: (state: ExportState) => void) => () => void;
  /** Gives up what is under way; resolves once nothing half is left of it. */
  readonly close: () => Promise<void>;
}

/** How often the screens hear of an export's progress. */
const tellEveryMs = 150;

/** The file that an export writes, one at a time. */
export function createExports({ chooseFile, log, showFile, till }: ExportsOptions): Exports {
  const listeners = new Set<(state: ExportState) => void>();
  let state: ExportState = { kind: "none" };
  /** From the question where to on, until the file stands or nothing is left of it. */
  let running: { readonly stop: AbortController; done: Promise<void> } | null = null;
  let path: string | null = null;
  let closed = false;

  function tell(next: ExportState): void {
    state = next;
    for (const listener of listeners) listener(state);
  }

  async function write(
    file: { readonly path: string; readonly format: ExportFormat; readonly id: string },
    { head, intents }: RelayExport,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = file;
    const fileName = nameOf(file.path);
    let rows = 0;
    let toldAt = performance.now();
    const progress = () => {
      toldAt = performance.now();
      // Today's may have grown meanwhile, or shrunk by a filter.
      tell({ kind: "running", id, fileName, rows, total: Math.max(head.rows, rows) });
    };
    async function* counted(): AsyncGenerator<PaymentIntent> {
      for await (const intent of intents) {
        rows += 1;
        if (performance.now() - toldAt >= tellEveryMs) progress();
        yield intent;
      }
    }
    progress();
    try {
      const { home, preferences } = till.state();
      const isPractice = home === "practice";
      const bytes = exportBytes(file.format, head, counted(), preferences.language, isPractice);
      await writePartFile(file.path, bytes, signal);
      ({ path } = file);
      tell({ kind: "done", id, fileName, rows });
      log({ level: "info", event: "export_written", rows });
    } catch (error) {
      if (signal.aborted) {
        tell({ kind: "none" });
        return;
      }
      if (!(error instanceof ExportError)) throw error;
      log({ level: "warn", event: "export_failed", ...error.failure });
      tell({ kind: "failed", id, fileName, failure: error.failure });
    }
  }

  const handlers: Exports["handlers"] = {
    "export.get": async () => ok(state),

    async "export.start"({ format, query }) {
      if (running !== null) return fail(failure("export_running"));
      const stop = new AbortController();
      const own = { stop, done: Promise.resolve() };
      running = own;
      try {
        const { home, preferences } = till.state();
        const name = suggestedName(query, format, preferences.language);
        const chosen = await chooseFile(home === "practice" ? `PRACTICA-${name}` : name, format);
        if (chosen === null || closed || stop.signal.aborted) return ok({ started: false });
        const opened = await till.openExport(query, stop.signal);
        if (stop.signal.aborted) return ok({ started: false });
        if (!opened.ok) return opened;
        const file = { path: chosen, format, id: randomUUID() };
        own.done = write(file, opened.value, stop.signal)
          .catch((error: unknown) => {
            log({ level: "error", event: "export_threw", error });
            tell({
              kind: "failed",
              id: file.id,
              fileName: nameOf(chosen),
              failure: failure("file_unwritable"),
            });
          })
          .finally(() => {
            running = null;
          });
        return ok({ started: true });
      } finally {
        if (state.kind !== "running") running = null;
      }
    },

    async "export.cancel"() {
      const present = running;
      present?.stop.abort();
      await present?.done;
      return ok(null);
    },

    async "export.close"() {
      if (state.kind !== "running") tell({ kind: "none" });
      return ok(null);
    },

    async "export.show"() {
      if (state.kind === "done" && path !== null) showFile(path);
      return ok(null);
    },
  };

  return {
    handlers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      running?.stop.abort();
      await running?.done;
    },
  };
}

function suggestedName(
  { from, to }: { readonly from: string; readonly to: string },
  format: ExportFormat,
  language: keyof typeof exportWords,
): string {
  const days = from === to ? from : `${from}_${to}`;
  return `${exportWords[language].fileName}-${days}.${format}`;
}

function nameOf(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}
