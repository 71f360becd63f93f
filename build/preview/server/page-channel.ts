import type { ServerResponse } from "node:http";

/** How many messages wait for a page that is loading or reconnecting. A till's state has some 40 KB. */
const kept = 16;
const keepAliveMs = 20_000;

/** What a window sends to its pages, as server-sent events. Every open tab gets every message. */
export interface PageChannel {
  /** The position of the last message: a page that is served now needs what comes after it. */
  readonly position: () => number;
  readonly send: (channel: string, args: string) => void;
  /** Streams to one page what came after `position`, and then what comes. */
  readonly open: (response: ServerResponse, position: number) => void;
  /** Every page loses what it shows; `reload` gives it a new one. */
  readonly crash: () => void;
  readonly reload: () => void;
  readonly close: () => void;
}

export function createPageChannel(): PageChannel {
  const pages = new Set<ServerResponse>();
  const messages: { readonly position: number; readonly text: string }[] = [];
  let position = 0;
  const keepAlive = setInterval(() => {
    for (const page of pages) page.write(": still here\n\n");
  }, keepAliveMs);

  return {
    position: () => position,
    send: (channel, args) => {
      position += 1;
      const text = `id: ${position}\ndata: ${JSON.stringify({ channel, args })}\n\n`;
      messages.push({ position, text });
      if (messages.length > kept) messages.shift();
      for (const page of pages) page.write(text);
    },
    open: (response, after) => {
      response.writeHead(200, {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
      });
      response.write("retry: 500\n: welcome\n\n");
      const isWhole = after <= position && after >= position - messages.length;
      if (!isWhole) {
        response.end("event: reset\ndata: {}\n\n");
        return;
      }
      for (const message of messages) if (message.position > after) response.write(message.text);
      pages.add(response);
      response.once("close", () => pages.delete(response));
    },
    crash: () => {
      for (const page of pages) page.write("event: crash\ndata: {}\n\n");
    },
    reload: () => {
      for (const page of pages) page.write("event: reset\ndata: {}\n\n");
    },
    close: () => {
      clearInterval(keepAlive);
      for (const page of pages) page.destroy();
      pages.clear();
    },
  };
}
