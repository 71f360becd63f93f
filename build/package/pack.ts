import { join } from "node:path";

import { runScript } from "../process/run-script.ts";

/** Where electron-builder puts packages, of electron-builder.yml. */
export const packagesFolder = join("out", "packages");

/**
 * Runs electron-builder over the built bundles; publishes nothing. @param args its own words
 * @returns its exit code
 */
export function pack(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const cli = join(root, "node_modules", "electron-builder", "cli.js");
  return runScript(root, cli, ["build", "--publish", "never", ...args], env);
}
