import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

import { build, type Plugin } from "vite";

/** Parts that are looked for at run time and done without when absent. */
const optional = ["pg-native"];

/**
 * Builds the relay into one ESM file that Node 24 runs by itself, without node_modules.
 * @param outFile relative to `root`
 */
export async function buildRelay(root: string, outFile = join("out", "relay.js")): Promise<string> {
  const file = resolve(root, outFile);
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    plugins: [inlineFiles(join(root, "relay"))],
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: join(root, "relay", "main.ts"),
      outDir: dirname(file),
      emptyOutDir: false,
      target: "node24",
      // Left readable: a stack trace of a merchant's log is to be understood.
      minify: false,
      rolldownOptions: {
        external: [/^node:/u, ...builtinModules, ...optional],
        output: { format: "es", entryFileNames: basename(file), codeSplitting: false },
      },
    },
  });
  return file;
}

/** A thread's own program, which is a part of the one file: `main.ts` sees where it runs. */
const threadProgram = /new URL\("\.\/[\w-]+-worker\.ts", import\.meta\.url\)/gu;
const ownFile = "new URL(import.meta.url)";
const fileRead = /readFileSync\(\s*new URL\("([^"]+)", import\.meta\.url\),\s*"utf8"\s*,?\s*\)/gu;

/** Puts the text of each file that the sources read from beside themselves into the bundle. */
function inlineFiles(folder: string): Plugin {
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
