/**
 * Runs the app's bundles on Node, each window a page on loopback:
 * `node build/preview/run.ts [out/main/main.js] [--switches of the app]`.
 * `--preview-port=N` asks for a port, `--preview-displays=2` plugs in a second display.
 * `--exit-with-parent` ends the app when stdin is closed; until then a line of stdin does
 * something to the computer around it (controls.ts).
 */
import { registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { findLiveKey, readSwitches } from "./switches.ts";

const args = process.argv.slice(2);
const liveKey = findLiveKey(args, process.env);
if (liveKey !== null) {
  process.stderr.write(
    `The preview refuses live keys of Fintoc, and there is one in ${liveKey}.\n`,
  );
  process.exit(78);
}
const port = readSwitches(args).get("preview-port") ?? "0";
if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) {
  process.stderr.write("--preview-port needs a port: --preview-port=8790\n");
  process.exit(64);
}

const standIn = pathToFileURL(join(import.meta.dirname, "electron.ts")).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const { app, becomeReady, obey } = await import("./electron.ts");
let asked = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (asked) process.exit(1);
    asked = true;
    app.quit();
  });
}
if (args.includes("--exit-with-parent")) {
  createInterface({ input: process.stdin }).on("line", obey);
  process.stdin.on("close", () => {
    // As an administrator ends it: a kiosk does not hold that back.
    process.kill(process.pid, "SIGTERM");
  });
}

const given = args.find((arg) => !arg.startsWith("--") && !arg.includes("://"));
const main = resolve(given ?? join(import.meta.dirname, "../../out/main/main.js"));
await import(pathToFileURL(main).href);
becomeReady();
