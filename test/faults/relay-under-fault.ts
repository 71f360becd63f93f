import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

import * as v from "valibot";

const root = join(import.meta.dirname, "../..");
const listeningSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));
const mostStarts = 60;

/** A relay in a process of its own that dies without warning and is started again, as systemd would. */
export interface RelayUnderFault {
  readonly url: string;
  /** SIGKILL, at this very moment. */
  readonly kill: () => void;
  /** Starts it on the same port and database; tries again while it cannot start (a full disk). */
  readonly start: () => Promise<void>;
  /** Whether it ended although nobody killed it. */
  readonly diedByItself: () => string | null;
  readonly stop: () => Promise<void>;
}

/** @param logFile takes everything that the relay logs */
export async function startRelayUnderFault(
  env: Readonly<Record<string, string>>,
  logFile: string,
): Promise<RelayUnderFault> {
  const log = openSync(logFile, "a");
  let child: ChildProcess | null = null;
  let killed = false;
  let died: string | null = null;

  async function startOnce(port: string): Promise<string | null> {
    const started = spawn(process.execPath, ["relay/main.ts"], {
      cwd: root,
      env: { ...process.env, ...env, PORT: port, EXIT_WITH_PARENT: "1" },
      stdio: ["pipe", "pipe", log],
    });
    // Its pipe breaks when it is killed.
    started.stdin?.on("error", () => undefined);
    child = started;
    killed = false;
    const ended = once(started, "exit").then(([code, signal]) => {
      if (child === started && !killed && listening) died = `exit ${String(code ?? signal)}`;
      return null;
    });
    let listening = false;
    const url = new Promise<string>((resolve) => {
      if (started.stdout === null) throw new Error("the relay has no stdout");
      createInterface({ input: started.stdout }).on("line", (line) => {
        const parsed = v.safeParse(listeningSchema, line);
        if (parsed.success) resolve(parsed.output.url);
      });
    });
    const found = await Promise.race([url, ended]);
    listening = found !== null;
    return found;
  }

  const kill = () => {
    killed = true;
    child?.kill("SIGKILL");
  };

  async function start(port: string): Promise<string> {
    for (let tries = 1; tries <= mostStarts; tries += 1) {
      const url = await startOnce(port);
      if (url !== null) return url;
      await delay(250);
    }
    throw new Error(`the relay did not start in ${mostStarts} tries: see ${logFile}`);
  }

  const url = await start("0");
  const { port } = new URL(url);
  return {
    url,
    kill,
    async start() {
      await start(port);
    },
    diedByItself: () => died,
    async stop() {
      const last = child;
      if (last === null || last.exitCode !== null || last.signalCode !== null) return;
      killed = true;
      const ended = once(last, "exit");
      last.kill("SIGKILL");
      await ended;
    },
  };
}
