import { join } from "node:path";

import * as v from "valibot";

import { startPart, type Part } from "../../build/start/part.ts";
import { runCommand } from "../../relay/admin/run-command.ts";

const root = join(import.meta.dirname, "../..");
const listeningSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));

/** A relay in a process of its own. */
export interface RelayProcess {
  readonly url: () => string;
  /** Ends the process and starts another on the same port and database. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Runs an administrator's command on the relay's database, beside it, and answers its JSON. */
  readonly admin: (...words: string[]) => Promise<unknown>;
  /** The same with a PIN as it is asked for. */
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
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: whoever waits for SQLite holds up the whole process, the other command too. */
  const command = (pin: string, words: readonly string[]): Promise<unknown> => {
    const terminal = { env, readSecret: () => Promise.resolve(pin) };
    const run = () => runCommand([...words, "--json"], env, terminal);
    const answer = last.then(run).then((text): unknown => JSON.parse(text));
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    url: () => running.url,
    async restart() {
      await running.part.stop();
      running = await start(new URL(running.url).port);
    },
    stop: () => running.part.stop(),
    admin: (...words) => command("", words),
    adminWithPin: (pin, ...words) => command(pin, words),
  };
}
