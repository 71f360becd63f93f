/**
 * `node build/smoke-test.mjs PROGRAM [SWITCH…]`: starts an installed till with a data folder of its
 * own, waits for its state in the log, ends it. No relay is needed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { smokeTest } from "./package/smoke-test.ts";

const [program, ...switches] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write("Which program? node build/smoke-test.mjs /opt/Cobro/cobro\n");
  process.exit(64);
}
const dataFolder = mkdtempSync(join(tmpdir(), "cobro-smoke-"));
const result = await smokeTest({
  program,
  args: [`--user-data-dir=${dataFolder}`, "--allow-unprotected-keychain", ...switches],
  // An app whose fuses do not hold would be a Node with these, and no till.
  env: { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "--require=nothing-of-ours" },
  startWithinMs: 60_000,
  endWithinMs: 20_000,
});
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
process.stdout.write(`${result.ok ? result.value : result.failure}\n`);
process.exitCode = result.ok ? 0 : 1;
