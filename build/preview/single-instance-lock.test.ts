import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { isLocked, takeLock } from "./single-instance-lock.ts";

const moduleUrl = pathToFileURL(join(import.meta.dirname, "single-instance-lock.ts")).href;
let folder = "";
let file = "";
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-lock-"));
  file = join(folder, "data", "preview.lock");
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await rm(folder, { recursive: true });
});

/** Another process that tries to take the lock and stays. */
async function contender(): Promise<{ readonly child: ChildProcess; readonly has: boolean }> {
  const code = `
    const { takeLock } = await import(${JSON.stringify(moduleUrl)});
    process.stdout.write(takeLock(${JSON.stringify(file)}) === null ? "no" : "yes");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [answer] = await once(child.stdout, "data");
  return { child, has: String(answer) === "yes" };
}

describe("the single-instance lock", () => {
  it("is held by one process at a time and given back", async () => {
    const release = takeLock(file);
    expect(release).not.toBeNull();
    expect((await contender()).has).toBe(false);
    release?.();
    expect(isLocked(file)).toBe(false);
    expect((await contender()).has).toBe(true);
    expect(takeLock(file)).toBeNull();
  });

  it("survives its holder's crash", async () => {
    const { child, has } = await contender();
    expect(has).toBe(true);
    child.kill("SIGKILL");
    await once(child, "close");
    expect(isLocked(file)).toBe(false);
    expect(takeLock(file)).not.toBeNull();
  });

  it.skipIf(process.platform !== "linux")(
    "is not held by another process that got the dead holder's number",
    async () => {
      takeLock(file)?.();
      await writeFile(file, JSON.stringify({ pid: process.ppid, startedAt: "1" }));
      expect(takeLock(file)).not.toBeNull();
    },
  );

  it("is not held by a damaged file", async () => {
    takeLock(file)?.();
    await writeFile(file, '{"pid":');
    expect(takeLock(file)).not.toBeNull();
  });

  it("goes to exactly one of many that find a dead holder at once", async () => {
    takeLock(file)?.();
    await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1" }));
    const all = await Promise.all(Array.from({ length: 6 }, contender));
    expect(all.filter(({ has }) => has)).toHaveLength(1);
    expect(await readdir(join(folder, "data"))).toEqual(["preview.lock"]);
  });
});
