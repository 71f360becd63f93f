import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as expire } from "node:timers/promises";
import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";

const lineSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ level: v.string(), event: v.string() }),
);

export interface SmokeTestOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly startWithinMs: number;
  readonly endWithinMs: number;
}

/**
 * Starts a till, waits until it has logged its state, asks it to end as a person or the system
 * would, and wants exit code 0. @returns the line, or a sentence with the log's end
 */
export async function smokeTest(options: SmokeTestOptions): Promise<Result<string, string>> {
  const { program, args, env, startWithinMs, endWithinMs } = options;
  const child = spawn(program, args, { env, stdio: ["ignore", "inherit", "pipe"] });
  const lines: string[] = [];
  const wrong = (what: string): Result<string, string> =>
    fail(`${program}: ${what}\n${lines.slice(-20).join("\n")}`);
  const ended = new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(code === 0 ? null : `ended with ${String(code ?? signal)}`),
    );
  });
  const told = new Promise<Result<string, string>>((resolve) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      lines.push(line);
      const parsed = v.safeParse(lineSchema, line);
      if (!parsed.success) return;
      if (parsed.output.level === "fatal") resolve(wrong("it gave up"));
      if (parsed.output.event === "till_state") resolve(ok(line));
    });
  });
  try {
    const started = await Promise.race([
      told,
      ended.then((why) => wrong(why ?? "ended before it had started")),
      expire(startWithinMs, wrong("no till_state in time"), { ref: false }),
    ]);
    if (!started.ok) return started;
    askToEnd(child.pid ?? 0);
    const late = "did not end in time";
    const why = await Promise.race([ended, expire(endWithinMs, late, { ref: false })]);
    return why === null ? started : wrong(why);
  } finally {
    child.kill("SIGKILL");
  }
}

/** Windows knows no SIGTERM: its windows are asked to close. */
function askToEnd(pid: number): void {
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid)], { stdio: "ignore" });
  } else {
    process.kill(pid, "SIGTERM");
  }
}
