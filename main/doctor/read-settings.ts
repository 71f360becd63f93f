import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import { settingsSchema, type Settings } from "../till/settings-schema.ts";

/**
 * The till's settings as they stand on disk, read and nothing else: an open till may be writing
 * them, and what is damaged is the next start's to put aside.
 */
export function readSettings(folder: string): Settings | null {
  try {
    const text = readFileSync(join(folder, "settings.json"), "utf8");
    return v.parse(settingsSchema, JSON.parse(text));
  } catch {
    return null;
  }
}
