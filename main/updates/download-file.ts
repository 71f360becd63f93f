import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

import type { ManifestFile } from "./manifest.ts";

const longestSilenceMs = 60_000;

export interface DownloadOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Where the part of a file that is still coming is kept, so that the next try goes on there. */
  readonly partsFolder: string;
  readonly signal: AbortSignal;
  /** Settles when the network may be used: never while a sale waits. */
  readonly whenFree: () => Promise<void>;
  readonly onProgress?: (percent: number) => void;
}

/** The file that came is not the one that was signed. */
export class WrongFileError extends Error {}

/**
 * Downloads a file of a signed manifest. Under `destination` there is the whole file with the
 * signed length and SHA-512, or none. What had come before an interruption is not asked for again.
 * @throws WrongFileError, or what the network or the disk told
 */
export async function downloadFile(
  url: URL,
  file: Pick<ManifestFile, "sha512" | "size">,
  destination: string,
  options: DownloadOptions,
): Promise<void> {
  const { fetch, onProgress, partsFolder, signal, whenFree } = options;
  await mkdir(partsFolder, { recursive: true });
  const name = `${Buffer.from(file.sha512, "base64").toString("hex").slice(0, 32)}.part`;
  const part = join(partsFolder, name);
  await removeOtherParts(partsFolder, name);

  const hash = createHash("sha512");
  let length = await readInto(hash, part, file.size);
  let begun: Hash = hash;
  await whenFree();
  if (length < file.size) {
    const watch = silenceWatch(signal);
    const handle = await open(part, length === 0 ? "w" : "a", 0o600);
    try {
      const response = await fetch(url, {
        signal: watch.signal,
        // Bytes as they are: a compressed answer has other ranges.
        headers: {
          "accept-encoding": "identity",
          ...(length === 0 ? {} : { range: `bytes=${String(length)}-` }),
        },
      });
      if (response.status === 200 && length > 0) {
        // The server knows no ranges: from the start.
        await handle.truncate(0);
        length = 0;
        begun = createHash("sha512");
      } else if (response.status === 206) {
        const range = response.headers.get("content-range") ?? "";
        if (length === 0 || !range.startsWith(`bytes ${String(length)}-`)) {
          throw new Error(`${url.pathname}: another range than was asked for: ${range}`);
        }
      } else if (response.status !== 200) {
        throw new Error(`${url.pathname}: HTTP ${String(response.status)}`);
      }
      if (response.body === null) throw new Error(`${url.pathname}: no body`);
      for await (const bytes of response.body) {
        watch.heard();
        length += bytes.length;
        if (length > file.size) break;
        await writeAll(handle, bytes);
        begun.update(bytes);
        onProgress?.(Math.floor((length / file.size) * 100));
        watch.stop();
        await whenFree();
        watch.heard();
      }
      await handle.sync();
    } catch (error) {
      // A part on a full disk would keep it full.
      if (isDiskFull(error)) await rm(part, { force: true });
      throw error;
    } finally {
      watch.stop();
      await handle.close();
    }
  }
  if (length < file.size) throw new Error(`${url.pathname}: cut off after ${String(length)} bytes`);
  if (length > file.size || begun.digest("base64") !== file.sha512) {
    await rm(part, { force: true });
    throw new WrongFileError(`${url.pathname}: not the file that was signed`);
  }
  await rename(part, destination);
}

export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOSPC" || code === "EDQUOT";
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await handle.write(bytes, written)).bytesWritten;
  }
}

/** @returns how many bytes of it are there; 0 when it is longer than it may be */
async function readInto(hash: Hash, path: string, mostBytes: number): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0 || size > mostBytes) return 0;
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return size;
}

/** What is left of another version's download helps nobody. */
async function removeOtherParts(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== kept) await rm(join(folder, name), { force: true });
  }
}

/** Aborts when nothing is heard for a minute; a pause of our own does not count. */
function silenceWatch(signal: AbortSignal) {
  const silent = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const heard = () => {
    stop();
    timer = setTimeout(() => {
      silent.abort(new Error("The updates' server has gone silent"));
    }, longestSilenceMs);
  };
  heard();
  return { signal: AbortSignal.any([signal, silent.signal]), heard, stop };
}
