/** The few kinds of answer that the preview gives itself, and how it reads a body. */
import type { IncomingMessage, ServerResponse } from "node:http";

import { noticePage } from "./inject.ts";

const largestBodyBytes = 16 * 1024 * 1024;

export function redirect(response: ServerResponse, address: string): void {
  const { pathname, search } = new URL(address);
  response.writeHead(303, { Location: pathname + search, "Cache-Control": "no-store" });
  response.end();
}

export function notice(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    // A body that was not read is not read as the next request either.
    Connection: "close",
  });
  response.end(noticePage(sentence));
}

export function json(response: ServerResponse, value: unknown): void {
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Cache-Control", "no-store");
  response.end(JSON.stringify(value));
}

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("The body is no bytes.");
    size += chunk.length;
    if (size > largestBodyBytes) throw new Error("The body is too large.");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
