import { builtinModules } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

import { build } from "vite";

import { inlineFiles } from "./inline-files.ts";

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
