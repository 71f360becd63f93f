import { open, rename, rm } from "node:fs/promises";

import { failure } from "../../contract/failures.ts";
import { ExportError } from "./export-error.ts";

/**
 * Writes a file as its bytes come, under another name beside it until it is whole: what a crash
 * leaves is `….part`, which the next one overwrites.
 * @throws ExportError file_disk_full, file_unwritable; or what `chunks` throws
 */
export async function writePartFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, "w").catch(unwritable);
  try {
    try {
      for await (const chunk of chunks) {
        signal.throwIfAborted();
        await file.writeFile(chunk).catch(unwritable);
      }
      await file.sync().catch(unwritable);
    } finally {
      await file.close();
    }
    signal.throwIfAborted();
    await rename(part, path).catch(unwritable);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

function unwritable(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : null;
  const isFull = code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
  const detail = error instanceof Error ? error.message : String(error);
  throw new ExportError(failure(isFull ? "file_disk_full" : "file_unwritable", detail), {
    cause: error,
  });
}
