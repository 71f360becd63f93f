/** `npm start` on Node 24: builds, starts the parts, opens the till, ends everything together. */
import { join } from "node:path";

import { watchAncestors } from "../watch-ancestors.mjs";
import { buildApp } from "./build-app.ts";
import { beginDemoFolder, startDemo } from "./demo.ts";
import { openTill } from "./open-till.ts";
import { readOptions, usage, type StartOptions } from "./options.ts";
import { createParts, type Parts } from "./parts.ts";

const exitUsage = 64;

/** @returns the exit code */
export async function start(args: readonly string[], root: string): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) {
    process.stderr.write(`${options.failure}\n${usage}\n`);
    return exitUsage;
  }
  const parts = createParts(process.execPath, root);
  const stop = onStop();
  const cleanups: (() => void)[] = [];
  try {
    const running = run(options.value, root, parts, (cleanup) => cleanups.push(cleanup));
    const failed = running.then(() => new Promise<never>(() => undefined));
    return await Promise.race([stop.then(() => 0), afterDeath(parts), failed]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await parts.stopAll();
    for (const cleanup of cleanups) cleanup();
    // A channel to a parent would keep this process alive.
    if (process.connected) process.disconnect();
  }
}

/** The cashier may close the window; any other part that ends is a fault. */
async function afterDeath(parts: Parts): Promise<number> {
  const { part, code } = await parts.death;
  if (part.name === "the till" && code === 0) return 0;
  throw new Error(part.lastWords());
}

async function run(
  options: StartOptions,
  root: string,
  parts: Parts,
  onEnd: (cleanup: () => void) => void,
): Promise<void> {
  await buildApp(root, async (script, words) => {
    await parts.run("the build", [script, ...words]);
  });
  const common = {
    root,
    forcePreview: options.preview,
    allowUnprotectedKeychain: options.allowUnprotectedKeychain,
  };
  if (options.relayUrl === null) {
    const { folder, release } = beginDemoFolder(root);
    onEnd(release);
    const demo = await startDemo(parts, folder, options.team);
    await openTill(parts, {
      ...common,
      dataFolder: join(folder, "till"),
      relayUrl: demo.relayUrl,
      pairingCode: demo.pairingCode,
      // The demo's till guards practice money only.
      allowUnprotectedKeychain: true,
      isReady: ({ pairing, connection }) => pairing === "paired" && connection === "online",
    });
    const people = demo.staff.map(({ name, pin, role }) => `${role} ${name}, PIN ${pin}`);
    say(`relay ${demo.relayUrl}`, `bank ${demo.bankUrl}`, ...people, "ready");
    return;
  }
  await openTill(parts, {
    ...common,
    dataFolder: join(root, ".data", "till"),
    relayUrl: options.relayUrl,
    pairingCode: options.pairingCode,
    // Another's relay may be away: the till is ready when it shows so.
    isReady: ({ pairing, connection }) => pairing === "unpaired" || connection !== "connecting",
  });
  say(`relay ${options.relayUrl}`, "ready");
}

function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Settles when someone wants the end: Ctrl-C, a signal, or the death of what ran us. */
function onStop(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    if (process.channel === undefined) watchAncestors(stop);
    else process.on("disconnect", stop);
  });
}
