import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** @param path from the repository's root */
export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The texts of a folder's files whose names fit, one after the other. */
export function textsOf(folder: string, name: RegExp): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => readText(join(folder, path)))
    .join("\n");
}

/** What the first group of a pattern finds, each once. */
export function allOf(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = ""]) => found))];
}
