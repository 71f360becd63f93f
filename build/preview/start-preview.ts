import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface RunningPreview {
  readonly pid: number;
  /** Every address printed so far, the latest last. */
  readonly addresses: () => readonly string[];
  /** What the app has written to stderr so far, a line each. */
  readonly lines: () => readonly string[];
  /** Settles with the exit code, or `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** SIGTERM, as Ctrl-C would end it; answers the exit code. */
  readonly stop: () => Promise<number | null>;
  /** SIGKILL: the till's power cut. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts the app's bundles in the preview; settles when its first window can be opened.
 * @param options.main another main bundle than the app's own
 * @param options.args the app's switches
 * @throws Error with what it wrote, when it ends before
 */
export async function startPreview(options: {
  readonly main?: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}): Promise<RunningPreview> {
  const run = join(import.meta.dirname, "run.ts");
  const main = options.main === undefined ? [] : [options.main];
  const child = spawn(process.execPath, [run, ...main, ...options.args, "--exit-with-parent"], {
    stdio: ["pipe", "pipe", "pipe"],
    env: options.env ?? process.env,
  });
  const addresses: string[] = [];
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  const opened = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /^till (?<address>http:.*)$/u.exec(line)?.groups?.["address"];
      if (address === undefined) return;
      addresses.push(address);
      resolve();
    });
  });
  const early = ended.then((code) => {
    throw new Error(`The preview ended with ${String(code)}:\n${lines.join("\n")}`);
  });
  await Promise.race([opened, early]);
  // From here on an end is no error.
  early.catch(() => undefined);
  if (child.pid === undefined) throw new Error("The preview has no process.");
  return {
    pid: child.pid,
    addresses: () => addresses,
    lines: () => lines,
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
