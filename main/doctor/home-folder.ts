import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import { homeSchema, type Home } from "../../contract/home.ts";

const homeDocumentSchema = v.object({ home: homeSchema });

/** The home that the next start opens; the document is only read. */
export function readHome(dataFolder: string): Home {
  try {
    const text = readFileSync(join(dataFolder, "home.json"), "utf8");
    return v.parse(homeDocumentSchema, JSON.parse(text)).home;
  } catch {
    return "shared";
  }
}

/** Where a home's documents lie. */
export function homeFolder(dataFolder: string, home: Home): string {
  return home === "practice" ? join(dataFolder, "practice") : dataFolder;
}
