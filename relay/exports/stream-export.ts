import type { ServerResponse } from "node:http";

import type { ExportHead, ExportLine } from "../../contract/export-stream.ts";
import type { RelayErrorCode } from "../../contract/failures.ts";
import type { ExportThread } from "./start-export-thread.ts";
import { toLine } from "./read-pages.ts";

/** A reader that takes nothing for so long is cut. */
const drainMs = 30_000;

/** Why a reader that is still there is told no more. */
export interface ExportEnd {
  readonly code: RelayErrorCode;
  readonly message: string;
}

/**
 * Writes an export at its reader's own pace: the next page is read while this one leaves, and no
 * more. The last line says that it was the whole; without it, it was not.
 * @param ending tells why it has to end before; asked before every page
 * @throws Error of the thread's, or when it was closed; the answer is then cut
 */
export async function streamExport(
  response: ServerResponse,
  thread: ExportThread,
  head: ExportHead,
  ending: () => Promise<ExportEnd | null>,
): Promise<void> {
  write({ export: head });
  let sent = 0;
  let page = await thread.next();
  while (page !== null && !response.destroyed) {
    const end = await ending();
    if (end !== null) {
      write({ error: { code: end.code, message: end.message } });
      response.end();
      return;
    }
    const following = thread.next();
    // Awaited below, unless the reader has gone before.
    following.catch(() => undefined);
    response.write(page.lines);
    sent += page.rows;
    await roomIn(response);
    page = await following;
  }
  if (response.destroyed) return;
  write({ end: { rows: sent } });
  response.end();

  function write(line: ExportLine): void {
    response.write(toLine(line));
  }
}

/** Resolves when there is room again, or nobody to write to any more. */
function roomIn(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), drainMs);
    const done = () => {
      clearTimeout(timer);
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.once("drain", done);
    response.once("close", done);
  });
}
