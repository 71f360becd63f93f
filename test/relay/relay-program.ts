import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import * as v from "valibot";

/** The relay as it is started from its sources. */
export const relaySource = join(import.meta.dirname, "../../relay/main.ts");

const listeningSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));

/** A serving relay in a process of its own, to which signals can be sent. */
export interface RelayProgram {
  readonly url: string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly log: () => string;
}

export interface Environment {
  readonly [name: string]: string;
}

/** Starts a program of the relay (its source or its single file) and waits until it listens. */
export async function startRelayProgram(
  program: string,
  cwd: string,
  env: Environment,
): Promise<RelayProgram> {
  const child = spawn(process.execPath, [program], {
    cwd,
    env: { PATH: process.env["PATH"], PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const parsed = v.safeParse(listeningSchema, line);
      if (parsed.success) return parsed.output.url;
    }
    throw new Error(`The relay did not start:\n${log}`);
  })();
  const url = await listening;
  return { url, ended, signal: (signal) => child.kill(signal), log: () => log };
}

/** Runs one of the relay's commands; answers its exit code and what it wrote. */
export async function runRelayProgram(
  program: string,
  cwd: string,
  env: Environment,
  words: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (chunk: Buffer) => {
      written[stream] += chunk.toString();
    });
  }
  await once(child, "close");
  return { code: child.exitCode ?? -1, ...written };
}
