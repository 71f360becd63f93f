import type { FeedEventName } from "../../contract/feed.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** @param id the position to resume from; `null`: the reader keeps the one that it has */
export function sendEvent(
  writer: FeedWriter,
  name: FeedEventName,
  data: unknown,
  id: string | null,
): void {
  const idLine = id === null ? "" : `id: ${id}\n`;
  writer.write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
}
