import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import * as v from "valibot";

const root = join(import.meta.dirname, "../..");
const listeningSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));

/** A process that is measured. */
export interface Measured {
  readonly url: string;
  readonly port: number;
  /** Resident memory in bytes; 0 where it cannot be told (only Linux tells it). */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Fintoc's side, as far as the relay's configuration goes. */
export const webhookSecret = "whsec_benchmark";

/** The relay and the command that adds its staff need the same one. */
export const staffPinPepper = "a pepper for benchmarks alone, long enough";

/** The relay as a merchant runs it, its log in a file. `COBRO_BENCH_NODE` adds options to Node (`--cpu-prof`). */
export async function startRelay(
  databaseUrl: string,
  fintocUrl: string,
  logFile: string,
): Promise<Measured> {
  const nodeOptions = (process.env["COBRO_BENCH_NODE"] ?? "").split(" ").filter(Boolean);
  return startMeasured([...nodeOptions, "relay/main.ts"], logFile, {
    PORT: "0",
    DATABASE_URL: databaseUrl,
    FINTOC_SECRET_KEY: "sk_test_benchmark",
    FINTOC_PUBLIC_KEY: "pk_test_benchmark",
    FINTOC_WEBHOOK_SECRET: webhookSecret,
    FINTOC_API_URL: fintocUrl,
    FINTOC_WIDGET_URL: `${fintocUrl}/v1/`,
    STAFF_PIN_PEPPER: staffPinPepper,
    EXIT_WITH_PARENT: "1",
  });
}

/** A program of `test/bench/load` that prints `{"url":…}` once it listens. */
export function startServer(name: string, logFile: string): Promise<Measured> {
  return startMeasured([join("test/bench/load", name)], logFile, {});
}

async function startMeasured(
  args: readonly string[],
  logFile: string,
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", openSync(logFile, "a")],
  });
  const url = new Promise<string>((resolve) => {
    if (child.stdout === null) throw new Error("no stdout");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const parsed = v.safeParse(listeningSchema, line);
      if (parsed.success) resolve(parsed.output.url);
    });
  });
  const found = await Promise.race([url, once(child, "exit").then(() => null)]);
  if (found === null) {
    throw new Error(`${args.join(" ")} ended: ${readFileSync(logFile, "utf8").slice(-2_000)}`);
  }
  return {
    url: found,
    port: Number(new URL(found).port),
    memory: () => residentMemory(child.pid ?? 0),
    stop: () => end(child),
  };
}

/** Resident memory in bytes; 0 where it cannot be told (only Linux tells it). */
export function residentMemory(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(timer);
}

/** Runs a load generator in a process of its own: one message there, its results back. */
export async function runLoad<Results>(name: string, job: object): Promise<Results> {
  const load = await startLoad(name);
  try {
    return await load.ask<Results>(job);
  } finally {
    await load.stop();
  }
}

type Answer<Results> = { readonly results: Results } | { readonly error: string };

/** A load generator that takes one job after the other. */
export interface Load {
  readonly ask: <Results>(job: object) => Promise<Results>;
  readonly stop: () => Promise<void>;
}

export async function startLoad(name: string): Promise<Load> {
  const child = fork(join(root, "test/bench/load", name), { cwd: root, serialization: "advanced" });
  const dead = once(child, "exit").then(([code]) => {
    throw new Error(`${name} ended with ${String(code)}`);
  });
  dead.catch(() => undefined);
  return {
    async ask<Results>(job: object) {
      child.send(job);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `answerJobs` sends nothing else
      const [answer] = (await Promise.race([once(child, "message"), dead])) as [Answer<Results>];
      if ("error" in answer) throw new Error(answer.error);
      return answer.results;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await end(child);
    },
  };
}
