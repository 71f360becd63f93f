import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { buildApp, bundles, isBuilt } from "./build-app.ts";

let root = "";
let builds = 0;

beforeEach(async () => {
  builds = 0;
  root = await mkdtemp(join(tmpdir(), "cobro-build-"));
  await mkdir(join(root, "main"));
  await writeFile(join(root, "main", "main.ts"), "1");
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Writes what Vite would, or only a part of it. */
async function build(made: readonly string[] = bundles) {
  await buildApp(root, async () => {
    builds += 1;
    for (const bundle of made) {
      await mkdir(join(root, "out", bundle, ".."), { recursive: true });
      await writeFile(join(root, "out", bundle), "");
    }
  });
}

describe("the build", () => {
  it("is made once for the same sources", async () => {
    await build();
    await build();
    expect(builds).toBe(1);
  });

  it("is made anew when a source changes, appears or goes, but not for a test", async () => {
    await build();
    await writeFile(join(root, "main", "main.ts"), "2");
    await build();
    await writeFile(join(root, "main", "more.ts"), "");
    await build();
    await rm(join(root, "main", "more.ts"));
    await build();
    await writeFile(join(root, "main", "main.test.ts"), "");
    await build();
    expect(builds).toBe(4);
  });

  it("does not count when a bundle is missing or the build has failed", async () => {
    await build(["main/main.js"]);
    expect(isBuilt(root)).toBe(false);
    await build();
    await writeFile(join(root, "main", "main.ts"), "2");
    const failing = buildApp(root, () => Promise.reject(new Error("syntax")));
    await expect(failing).rejects.toThrow("syntax");
    expect(isBuilt(root)).toBe(false);
  });
});
