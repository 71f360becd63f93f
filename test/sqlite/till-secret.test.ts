import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as v from "valibot";

import { tillSecretAnswerSchema } from "../../contract/relay-api.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { post } from "../relay/harness.ts";

describe("a till's new secret across a crash of the relay", () => {
  let folder: string;
  let running: ChildProcess | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cobro-secret-"));
  });
  afterEach(async () => {
    await kill();
    await rm(folder, { recursive: true });
  });

  const main = join(import.meta.dirname, "../../relay/main.ts");
  const env = () => ({
    ...process.env,
    PORT: "0",
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: "sk_test_x",
    FINTOC_PUBLIC_KEY: "pk_test_x",
    // Nobody is asked in this test.
    FINTOC_API_URL: "http://127.0.0.1:9",
    LOG_LEVEL: "silent",
  });

  async function serve(): Promise<string> {
    running = spawn(process.execPath, [main], { env: env(), stdio: ["ignore", "pipe", "inherit"] });
    if (running.stdout === null) throw new Error("no stdout");
    const lines = createInterface({ input: running.stdout });
    const [line] = await once(lines, "line");
    return v.parse(v.object({ url: v.string() }), JSON.parse(String(line))).url;
  }
  async function kill(): Promise<void> {
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  }
  const admin = async (...words: string[]): Promise<unknown> =>
    JSON.parse(await runCommand([...words, "--json"], env()));

  it("neither secret is lost: the old one still works, then the new one alone", async () => {
    const store = v.parse(
      v.object({ store: v.object({ id: v.string() }) }),
      await admin("store", "add", "--name", "A", "--currency", "CLP", "--time-zone", "UTC"),
    ).store.id;
    const { pairingCode } = v.parse(
      v.object({ pairingCode: v.string() }),
      await admin("till", "add", "--store", store, "--name", "Caja"),
    );
    const secretOf = async (response: Response) => {
      const answer: unknown = await response.json();
      return v.parse(tillSecretAnswerSchema, answer).secret;
    };
    const status = async (url: string, secret: string) => {
      const headers = { Authorization: `Bearer ${secret}` };
      return (await fetch(`${url}/v1/till`, { headers })).status;
    };
    let url = await serve();
    const old = await secretOf(await post(`${url}/v1/pairings`, { code: pairingCode }));
    const next = await secretOf(
      await post(`${url}/v1/till/secret`, {}, { Authorization: `Bearer ${old}` }),
    );
    await kill();

    url = await serve();
    expect(await status(url, old)).toBe(200);
    expect(await status(url, next)).toBe(200);
    await kill();

    url = await serve();
    expect(await status(url, old)).toBe(401);
    expect(await status(url, next)).toBe(200);
  });
});
