import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

const keptLines = 20;
const longestStopMs = 12_000;

/** One process of the demo. */
export interface Part {
  readonly name: string;
  /** Settles with the first line of stdout that `pick` knows; rejects when the part ends before. */
  readonly waitFor: <Found>(pick: (line: string, from: Stream) => Found | null) => Promise<Found>;
  readonly onLine: (listener: (line: string, from: Stream) => void) => void;
  /** The exit code; `null` when a signal ended it. Never rejects. */
  readonly ended: Promise<number | null>;
  /** Types a line. */
  readonly write: (line: string) => void;
  /** Asks it to end, and ends it when it does not. */
  readonly stop: () => Promise<void>;
  /** A sentence with the exit code and what it wrote last. */
  readonly lastWords: () => string;
}
type Stream = "stdout" | "stderr";

/**
 * Starts a process whose stdin is a pipe of ours: when that closes, because we asked or because we
 * died in whatever way, the process ends itself.
 */
export function startPart(
  name: string,
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Part {
  const child = spawn(command, args, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  const listeners = new Set<(line: string, from: Stream) => void>();
  const seen: { readonly line: string; readonly from: Stream }[] = [];
  const last: string[] = [];
  let fault = "";

  for (const from of ["stdout", "stderr"] as const) {
    createInterface({ input: child[from] }).on("line", (line) => {
      if (listeners.size === 0) seen.push({ line, from });
      last.push(line);
      if (last.length > keptLines) last.shift();
      for (const listener of listeners) listener(line, from);
    });
  }
  // It may be gone already when we ask it to end.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      fault = error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });

  const lastWords = (): string => {
    const how = fault === "" ? endOf(child) : fault;
    return [`${name} ${how}`, ...last.map((line) => `  ${line}`)].join("\n");
  };
  const onLine = (listener: (line: string, from: Stream) => void): void => {
    listeners.add(listener);
    for (const { line, from } of seen.splice(0)) listener(line, from);
  };
  return {
    name,
    onLine,
    ended,
    lastWords,
    waitFor: (pick) =>
      new Promise((resolve, reject) => {
        onLine((line, from) => {
          const found = pick(line, from);
          if (found !== null) resolve(found);
        });
        void ended.then(() => {
          reject(new Error(lastWords()));
        });
      }),
    write: (line) => {
      child.stdin.write(`${line}\n`);
    },
    stop: async () => {
      child.stdin.end();
      // Windows knows no signal that a process could answer; the closed pipe is the request there.
      if (process.platform !== "win32") child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), longestStopMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  if (signalCode !== null) return `was ended by ${signalCode}`;
  return exitCode === null ? "still runs" : `ended with exit code ${exitCode}`;
}
