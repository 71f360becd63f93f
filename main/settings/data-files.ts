import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import type { OpenJsonFile } from "./json-file.ts";

/** Windows: a virus scanner or an indexer may hold the file for a moment. */
const heldFor = new Set(["EACCES", "EBUSY", "EPERM"]);
const mostRenames = 20;
const betweenRenamesMs = 10;

/**
 * Documents as files of `folder`. Each is written whole into a file beside it, to the last byte and
 * onto the platter, and only then takes the old one's place: a kill or a full disk at any moment
 * leaves the old or the new document, never a part of one (docs/decisions/0039).
 */
export function dataFiles(folder: string): OpenJsonFile {
  return (name) => {
    const path = join(folder, `${name}.json`);
    const next = join(folder, `${name}.json.new`);
    // A killed till may have left a part of a document there; there is one till at a time.
    removeIfPossible(next);
    return {
      read: () => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null),
      write(document) {
        mkdirSync(folder, { recursive: true });
        try {
          const file = openSync(next, "w", 0o600);
          try {
            // Unlike one `write`, this goes on until every byte is written, or throws.
            writeFileSync(file, JSON.stringify(document, null, 2));
            fsyncSync(file);
          } finally {
            closeSync(file);
          }
          replace(next, path);
        } catch (error) {
          removeIfPossible(next);
          throw error;
        }
        syncFolder(folder);
      },
      setAside(suffix) {
        const aside = `${name}.${suffix}.json`;
        replace(path, join(folder, aside));
        return aside;
      },
    };
  };
}

function replace(from: string, to: string): void {
  for (let renames = 1; ; renames += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      const isHeld = process.platform === "win32" && heldFor.has(code);
      if (!isHeld || renames === mostRenames) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenRenamesMs);
    }
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A disk that cannot be written keeps it; the next write begins it anew.
  }
}

/** The rename itself survives a power cut only once the folder is synced; Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
