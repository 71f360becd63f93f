import * as v from "valibot";

import type { OpenJsonFile } from "../settings/json-file.ts";
import { firstSettings, settingsSchema } from "../till/settings-schema.ts";
import type { PracticeSeed } from "./open-practice.ts";

/** What the till's own settings say; where they cannot be read, a till's first ones. */
export function practiceSeed(openFile: OpenJsonFile): PracticeSeed {
  const { pairing, preferences } = readSettings(openFile);
  return { preferences, currency: pairing?.store.currency ?? null };
}

function readSettings(openFile: OpenJsonFile) {
  try {
    return v.parse(settingsSchema, openFile("settings").read());
  } catch {
    return firstSettings;
  }
}
