import type { MessagePort } from "node:worker_threads";

import { openReader } from "../database/open-reader.ts";
import type { ExportAsk, ExportQuestion, ExportTold } from "./export-question.ts";
import { countRows, readPages } from "./read-pages.ts";

/**
 * The whole life of an export's thread: answers the serving thread's asks, one page for each, until
 * that ends it. SQLite is synchronous: here it holds nobody up.
 */
export async function answerExport(port: MessagePort, question: ExportQuestion): Promise<void> {
  const tell = (told: ExportTold) => {
    port.postMessage(told, told.kind === "page" ? [told.lines.buffer] : []);
  };
  const opening = openReader(question.databaseUrl);
  const reading = opening.then((database) => readPages(database, question));
  // Heard where it is asked for.
  reading.catch(() => undefined);
  const encoder = new TextEncoder();

  async function answer(ask: ExportAsk): Promise<ExportTold> {
    if (ask === "count") return { kind: "count", rows: await countRows(await opening, question) };
    const page = await (await reading).next();
    if (page.done === true) return { kind: "end" };
    return { kind: "page", lines: encoder.encode(page.value.lines), rows: page.value.rows };
  }

  port.on("message", (ask: ExportAsk) => {
    answer(ask).then(tell, (error: unknown) => {
      tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    });
  });
  await opening.catch(() => undefined);
}
