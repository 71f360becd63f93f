/** Runs the present script once more, by another Node. No dependency. */
import { spawn } from "node:child_process";

import { watchAncestors } from "./watch-ancestors.mjs";

/**
 * The channel tells the other process when this one is gone, however it went.
 * @returns the exit code
 */
export async function runAgain(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      child.kill(signal);
    });
  }
  watchAncestors(() => {
    child.kill("SIGTERM");
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}
