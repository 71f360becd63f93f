import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface RunningPreview {
  readonly pid: number;
  /** Every address printed so far, the latest last. */
  readonly addresses: () => readonly string[];
  /** The addresses of the windows that are open besides the first, the latest last. */
  readonly windows: () => readonly string[];
  /** The address that a view beside the till's page shows. */
  readonly view: () => string | null;
  /** Whether the session of that view lets a request pass. */
  readonly viewMayRequest: (url: string, resourceType: string) => Promise<boolean>;
  /** Does something to the computer around the app: `plug`, `unplug`, `resume`… (controls.ts). */
  readonly tell: (line: string) => void;
  /** What the preview has written to stdout so far, a line each. */
  readonly told: () => readonly string[];
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
  const told: string[] = [];
  const windows = new Map<string, string>();
  const questions = new Map<string, (isAllowed: boolean) => void>();
  let view: string | null = null;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  const opened = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      told.push(line);
      const [what = "", value = "", answer = ""] = line.split(" ");
      if (what === "till" && value.startsWith("http:")) {
        addresses.push(value);
        resolve();
      }
      if (what.startsWith("window-")) {
        if (value === "closed") windows.delete(what);
        if (value.startsWith("http:")) windows.set(what, value);
      }
      if (what === "view") view = value;
      if (what === "view-closed") view = null;
      if (what === "view-answer") questions.get(value)?.(answer === "allowed");
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
    windows: () => [...windows.values()],
    view: () => view,
    viewMayRequest: async (url, resourceType) => {
      const number = String(questions.size + 1);
      return new Promise((resolve) => {
        questions.set(number, resolve);
        child.stdin.write(`view-request ${number} ${resourceType} ${url}\n`);
      });
    },
    tell: (line) => {
      child.stdin.write(`${line}\n`);
    },
    told: () => told,
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
