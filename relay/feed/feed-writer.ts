import type { ServerResponse } from "node:http";

/** A reader this far behind is cut; it resumes from its own position. */
const mostBufferedBytes = 1024 * 1024;
/** A reader of a backlog that takes nothing for so long is cut. */
const drainMs = 20_000;

/** Writes to one reader of the feed, whose slowness costs the relay a bounded buffer and no more. */
export interface FeedWriter {
  readonly write: (text: string) => void;
  /** Resolves when there is room again, or nobody to write to any more. */
  readonly room: () => Promise<void>;
  /** Ends a reader that does not keep up: it reconnects with the last position that it has. */
  readonly cut: () => void;
}

export function createFeedWriter(response: ServerResponse, onCut: () => void): FeedWriter {
  const cut = () => {
    if (response.destroyed) return;
    onCut();
    response.destroy();
  };
  return {
    cut,
    write(text) {
      if (response.destroyed || response.writableEnded) return;
      if (response.writableLength > mostBufferedBytes) cut();
      else response.write(text);
    },
    room() {
      if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(cut, drainMs);
        const done = () => {
          clearTimeout(timer);
          response.off("drain", done);
          response.off("close", done);
          resolve();
        };
        response.once("drain", done);
        response.once("close", done);
      });
    },
  };
}
