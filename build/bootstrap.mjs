/**
 * What `npm start` and `npm test` begin with. No dependency, and Node 20.19 is enough: installs
 * what is missing and finds Node 24, which then runs everything else.
 */
import { realpathSync } from "node:fs";
import { join } from "node:path";

import { findNode, putFirstOnPath } from "./find-node.mjs";
import { installMissing, requireNode } from "./install.mjs";
import { runAgain } from "./run-again.mjs";

/** Runs `work` on Node 24 with everything installed; its answer becomes the exit code. */
export async function bootstrap(work) {
  const root = join(import.meta.dirname, "..");
  try {
    requireNode();
    installMissing(root);
    const node = findNode(root);
    putFirstOnPath(node);
    process.exitCode =
      realpathSync(node) === realpathSync(process.execPath)
        ? await work(root)
        : await runAgain(node);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
