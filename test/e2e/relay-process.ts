import { execFile } from "node:child_process";
import { join } from "node:path";

import { promisify } from "node:util";

import * as v from "valibot";

import { startPart, type Part } from "../../build/start/part.ts";

const root = join(import.meta.dirname, "../..");
const listeningSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));

/** A relay in a process of its own. */
export interface RelayProcess {
  readonly url: () => string;
  /** Ends the process and starts another on the same port and database. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Runs an administrator's command and answers its JSON. */
  readonly admin: (...words: string[]) => Promise<unknown>;
  /** The same with a PIN typed into the command's stdin. */
  readonly adminWithPin: (pin: string, ...words: string[]) => Promise<unknown>;
}

export async function startRelayProcess(
  env: Readonly<Record<string, string>>,
): Promise<RelayProcess> {
  const start = async (port: string) => {
    const part = startPart("the relay", process.execPath, ["relay/main.ts"], {
      cwd: root,
      env: { ...process.env, ...env, PORT: port, EXIT_WITH_PARENT: "1" },
    });
    const { url } = await part.waitFor((line, from) => {
      const parsed = v.safeParse(listeningSchema, line);
      return from === "stdout" && parsed.success ? parsed.output : null;
    });
    return { part, url };
  };
  let running: { readonly part: Part; readonly url: string } = await start("0");
  return {
    url: () => running.url,
    async restart() {
      await running.part.stop();
      running = await start(new URL(running.url).port);
    },
    stop: () => running.part.stop(),
    async admin(...words) {
      const part = startPart(
        "the command",
        process.execPath,
        ["relay/main.ts", ...words, "--json"],
        { cwd: root, env: { ...process.env, ...env } },
      );
      return part.waitFor((line, from) => {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), line);
        return from === "stdout" && parsed.success ? parsed.output : null;
      });
    },
    async adminWithPin(pin, ...words) {
      const command = ["relay/main.ts", ...words, "--json"];
      const options = { cwd: root, env: { ...process.env, ...env } };
      const running = promisify(execFile)(process.execPath, command, options);
      running.child.stdin?.end(pin);
      return v.parse(v.pipe(v.string(), v.parseJson()), (await running).stdout);
    },
  };
}
