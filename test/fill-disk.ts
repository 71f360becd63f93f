import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Fills a disk to the last byte; answers what frees it. */
export function fillDisk(folder: string): () => void {
  const path = join(folder, "filler");
  const file = openSync(path, "w");
  for (const size of [4_096, 1]) {
    try {
      while (writeSync(file, Buffer.alloc(size)) === size);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
  }
  closeSync(file);
  return () => rmSync(path);
}
