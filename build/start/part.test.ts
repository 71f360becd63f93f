import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

import { createParts, type Parts } from "./parts.ts";

const root = join(import.meta.dirname, "../..");
let all: Parts[] = [];
afterEach(async () => {
  await Promise.all(all.map((parts) => parts.stopAll()));
  all = [];
});

function newParts(): Parts {
  const parts = createParts(process.execPath, root);
  all.push(parts);
  return parts;
}

const script = (code: string): readonly string[] => ["--input-type=module", "-e", code];
const listening =
  "console.log(process.pid); process.stdin.resume(); process.stdin.on('end', () => process.exit(0));";
const number = (line: string): number | null => (/^\d+$/u.test(line) ? Number(line) : null);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // In a container nobody may collect an orphan that has ended.
    const isZombie =
      process.platform === "linux" && readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    return !isZombie;
  } catch {
    return false;
  }
}

describe("a part", () => {
  it("is waited for by its own line", async () => {
    const part = newParts().start("the relay", script(`console.log("noise"); ${listening}`));
    expect(isAlive(await part.waitFor(number))).toBe(true);
  });

  it("that ends too early says how, and what it wrote last", async () => {
    const parts = newParts();
    const part = parts.start("the relay", script("console.error('no disk'); process.exit(78)"));
    await expect(part.waitFor(number)).rejects.toThrow(
      "the relay ended with exit code 78\n  no disk",
    );
    expect(await parts.death).toMatchObject({ part, code: 78 });
  });

  it("that cannot be started at all says so", async () => {
    const parts = createParts(join(root, "no-such-node"), root);
    await expect(parts.start("the relay", []).waitFor(number)).rejects.toThrow("ENOENT");
  });

  it("does not get the surroundings' configuration", async () => {
    process.env["FINTOC_SECRET_KEY"] = "sk_live_of_the_shell";
    try {
      const code = "console.log(JSON.stringify([process.env.FINTOC_SECRET_KEY, process.env.PORT]))";
      expect(await newParts().run("it", script(code), { PORT: "1" })).toBe('[null,"1"]\n');
    } finally {
      delete process.env["FINTOC_SECRET_KEY"];
    }
  });

  it("that fails as a command fails the caller with its words", async () => {
    const failing = newParts().run("the command", script("console.error('why'); process.exit(64)"));
    await expect(failing).rejects.toThrow("the command ended with exit code 64\n  why");
  });

  it("is not started any more once everything ends", async () => {
    const parts = newParts();
    const pid = await parts.start("the relay", script(listening)).waitFor(number);
    await parts.stopAll();
    expect(isAlive(pid)).toBe(false);
    expect(() => parts.start("the till", script(""))).toThrow("ending");
  });

  it("does not outlive a starter that was killed", async () => {
    const url = pathToFileURL(join(import.meta.dirname, "parts.ts")).href;
    const starter = spawn(
      process.execPath,
      script(`
        const { createParts } = await import(${JSON.stringify(url)});
        const part = createParts(process.execPath, ${JSON.stringify(root)}).start("x", ${JSON.stringify(script(listening))});
        part.onLine((line) => console.log(line));`),
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [line] = await once(starter.stdout, "data");
    const pid = Number(String(line).trim());
    expect(isAlive(pid)).toBe(true);
    starter.kill("SIGKILL");
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

describe("a guarded program", () => {
  it("ends when the guard's stdin closes", async () => {
    const guard = newParts().start("the till", [
      "build/start/guard.ts",
      process.execPath,
      ...script("console.log(process.pid); setInterval(() => {}, 1000);"),
    ]);
    const pid = await guard.waitFor(number);
    await guard.stop();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});
