import { readFile } from "node:fs/promises";

import { isAppAddress } from "./app-address.ts";
import { resolveAsset } from "./resolve-asset.ts";

/** Scripts, styles and fonts of the app's own; no network but the app's own origin. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
} as const;

/**
 * The handler of `app://`, for `protocol.handle`.
 * @param folder the built renderer
 */
export function serveApp(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "GET") return plain(405, "Only GET is served here.");
    const asset = isAppAddress(request.url)
      ? resolveAsset(folder, new URL(request.url).pathname)
      : null;
    if (asset === null) return plain(404, "There is no such page.");
    try {
      const bytes = await readFile(asset.file);
      return new Response(bytes, { headers: { ...headers, "Content-Type": asset.contentType } });
    } catch (error) {
      if (isMissing(error)) return plain(404, "There is no such page.");
      throw error;
    }
  };
}

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}

function isMissing(error: unknown): boolean {
  const codes: readonly unknown[] = ["ENOENT", "EISDIR", "ENOTDIR"];
  return error instanceof Error && "code" in error && codes.includes(error.code);
}
