import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** The file's SHA-512 in base64, read piece by piece. @throws NodeJS.ErrnoException */
export function sha512Of(path: string): string {
  const hash = createHash("sha512");
  const piece = Buffer.alloc(1_048_576);
  const file = openSync(path, "r");
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("base64");
}
