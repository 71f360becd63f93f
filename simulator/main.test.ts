import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, onTestFinished, test } from "vitest";

import { startSimulator } from "./simulator.ts";

const readySchema = v.strictObject({
  url: v.string(),
  secretKey: v.string(),
  publicKey: v.string(),
  webhookSecret: v.string(),
});

function run(environment: Record<string, string>): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [fileURLToPath(new URL("main.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"], ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function ready(child: ChildProcessWithoutNullStreams) {
  const lines = createInterface({ input: child.stdout });
  const [line]: unknown[] = await once(lines, "line");
  return v.parse(readySchema, JSON.parse(String(line)));
}

async function failure(environment: Record<string, string>) {
  const child = run(environment);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  const [code]: unknown[] = await once(child, "close");
  return { code, said };
}

describe("the command", { timeout: 20_000 }, () => {
  test.each(["SIGTERM", "SIGINT"] as const)("serves until %s", async (signal) => {
    const child = run({ FINTOC_SECRET_KEY: "sk_test_given" });
    const { url, secretKey } = await ready(child);
    expect(secretKey).toBe("sk_test_given");
    const list = await fetch(`${url}/v1/payment_intents`, {
      headers: { Authorization: secretKey },
    });
    expect(list.status).toBe(200);
    child.kill(signal);
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test("ends with its parent when told to", async () => {
    const child = run({ EXIT_WITH_PARENT: "1" });
    await ready(child);
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test("says which port is taken", async () => {
    const other = await startSimulator();
    onTestFinished(() => other.close());
    const { port } = new URL(other.url);
    const { code, said } = await failure({ PORT: port });
    expect(code).toBe(78);
    expect(said).toBe(
      `The simulator cannot listen on 127.0.0.1:${port}: the port is taken. Choose another PORT.\n`,
    );
  });

  test.each([
    [{ FINTOC_SECRET_KEY: "sk_live_1" }, "sk_test_"],
    [{ FINTOC_PUBLIC_KEY: "pk_live_1" }, "pk_test_"],
    [{ PORT: "80808" }, "PORT"],
    [{ WEBHOOK_URL: "nowhere" }, "WEBHOOK_URL"],
  ])("refuses %j", async (environment, named) => {
    const { code, said } = await failure(environment);
    expect(code).toBe(78);
    expect(said).toContain(named);
  });
});

describe("startSimulator", () => {
  test("refuses keys that are not of test mode", async () => {
    await expect(startSimulator({ secretKey: "sk_live_1" })).rejects.toThrow("sk_test_");
    await expect(startSimulator({ publicKey: "pk_live_1" })).rejects.toThrow("pk_test_");
    await expect(startSimulator({ secretKey: "pk_test_1" })).rejects.toThrow("sk_test_");
  });

  test("makes keys of its own, others each time", async () => {
    const simulators = [await startSimulator(), await startSimulator()];
    for (const each of simulators) {
      onTestFinished(() => each.close());
      expect(each.secretKey).toMatch(/^sk_test_\w{32}$/u);
      expect(each.publicKey).toMatch(/^pk_test_\w{32}$/u);
      expect(each.webhookSecret).toMatch(/^whsec_/u);
    }
    expect(simulators[0]?.secretKey).not.toBe(simulators[1]?.secretKey);
  });
});
