import { isMainThread } from "node:worker_threads";

import { CommandError } from "./admin/command-error.ts";
import { runCommand } from "./admin/run-command.ts";
import { runCheck } from "./check/run-check.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { startRelay } from "./start-relay.ts";
import { runThread } from "./threads/run-thread.ts";

/** EX_CONFIG of sysexits.h: the configuration is at fault; EX_USAGE: the command's words are. */
const exitConfig = 78;
const exitUsage = 64;

const words = process.argv.slice(2);
// In the one-file build this file is also what a thread of ours runs.
await (isMainThread ? (words.length === 0 ? serve() : administer()) : runThread());

async function administer(): Promise<void> {
  try {
    if (words[0] === "check") {
      const { ready, text } = await runCheck(words.slice(1), process.env);
      process.stdout.write(`${text}\n`);
      process.exitCode = ready ? 0 : 1;
      return;
    }
    process.stdout.write(`${await runCommand(words, process.env)}\n`);
  } catch (error) {
    process.stderr.write(`relay: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof CommandError ? exitUsage : 1;
  }
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const fault of config.failure) process.stderr.write(`relay: ${fault}\n`);
    process.exitCode = exitConfig;
    return;
  }
  const log = createLog(config.value.logLevel);
  const relay = await startRelay(config.value, log).catch((error: unknown) => {
    process.stderr.write(`relay: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitConfig;
    return null;
  });
  if (relay === null) return;
  // The one line on stdout: whoever started us learns the address.
  process.stdout.write(`${JSON.stringify({ url: relay.url })}\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void relay.close().then(() => process.exit(0));
  };
  // Handled to the end: as a container's first process we would never die of a signal's default.
  for (const [signal, number] of [
    ["SIGTERM", 15],
    ["SIGINT", 2],
  ] as const) {
    process.on(signal, () => (stopping ? process.exit(128 + number) : stop()));
  }
  if (process.env["EXIT_WITH_PARENT"] === "1") process.stdin.once("close", stop).resume();
}
