import { createHash } from "node:crypto";
import { createReadStream, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** electron-builder's notes to whoever debugs it are not released. */
const notes = /^builder-/u;
const sums = "SHA256SUMS";

/** Writes `SHA256SUMS` over a folder's files, as `sha256sum --check` reads it. */
export async function writeChecksums(folder: string): Promise<void> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== sums && !notes.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  const lines: string[] = [];
  for (const file of files) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(join(folder, file)), hash);
    lines.push(`${hash.digest("hex")}  ${file}\n`);
  }
  writeFileSync(join(folder, sums), lines.join(""));
}
