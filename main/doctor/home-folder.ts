import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import { homeSchema } from "../../contract/home.ts";

const homeDocumentSchema = v.object({ home: homeSchema });

/** Where the documents lie of the home that the next start opens; the document is only read. */
export function homeFolder(dataFolder: string): string {
  try {
    const text = readFileSync(join(dataFolder, "home.json"), "utf8");
    const { home } = v.parse(homeDocumentSchema, JSON.parse(text));
    return home === "practice" ? join(dataFolder, "practice") : dataFolder;
  } catch {
    return dataFolder;
  }
}
