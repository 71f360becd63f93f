import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import type { Plugin } from "vite";

/** A thread's own program, which is a part of the one file: `main.ts` sees where it runs. */
const threadProgram = /new URL\("\.\/[\w-]+-worker\.ts", import\.meta\.url\)/gu;
const ownFile = "new URL(import.meta.url)";
const fileRead = /readFileSync\(\s*new URL\("([^"]+)", import\.meta\.url\),\s*"utf8"\s*,?\s*\)/gu;

/** Puts the text of each file that the sources read from beside themselves into the bundle. */
export function inlineFiles(folder: string): Plugin {
  return {
    name: "inline-files",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(folder)) return null;
      const inlined = code.replaceAll(fileRead, (_read, path: string) => {
        const file = resolve(dirname(id), path);
        this.addWatchFile(file);
        return JSON.stringify(readFileSync(file, "utf8"));
      });
      if (inlined.replaceAll(threadProgram, "").includes("import.meta.url")) {
        this.error(`${id} reads a file in a way that build-relay.ts cannot inline`);
      }
      return { code: inlined.replaceAll(threadProgram, ownFile), map: null };
    },
  };
}
