import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { SignedText } from "./manifest.ts";

const longestWaitMs = 30_000;
const mostManifestBytes = 256 * 1_024;
const mostSignatureBytes = 1_024;

/** Asks the updates' server for a manifest and its signature. Nothing of them is believed yet. */
export async function fetchManifest(
  fetch: typeof globalThis.fetch,
  base: URL,
  file: string,
  signal: AbortSignal,
): Promise<Result<SignedText, Failure>> {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]);
    const text = await readText(fetch, new URL(file, base), mostManifestBytes, within);
    const signature = await readText(
      fetch,
      new URL(`${file}.sig`, base),
      mostSignatureBytes,
      within,
    );
    return ok({ text, signature });
  } catch (error) {
    return fail(failure("update_unreachable", error instanceof Error ? error.message : null));
  }
}

async function readText(
  fetch: typeof globalThis.fetch,
  url: URL,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`${url.pathname}: HTTP ${String(response.status)}`);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    // Leaving the loop closes the connection.
    if (length > mostBytes)
      throw new Error(`${url.pathname}: more than ${String(mostBytes)} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
