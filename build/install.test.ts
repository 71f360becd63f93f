import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ensureChromium, findChromium } from "./find-chromium.mjs";
import { findNode, putFirstOnPath } from "./find-node.mjs";
import { installMissing, isInstalled, requireNode } from "./install.mjs";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cobro-install-"));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("the Node that begins", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("may be %s", (version) => {
    expect(() => {
      requireNode(version);
    }).not.toThrow();
  });

  it.each(["20.18.3", "18.20.0", "16.0.0"])("may not be %s, and says so", (version) => {
    expect(() => {
      requireNode(version);
    }).toThrow(`this is Node ${version}`);
  });
});

describe("the installed packages", () => {
  const at = (seconds: number): Date => new Date(1_700_000_000_000 + seconds * 1_000);

  async function installedAt(seconds: number): Promise<void> {
    await mkdir(join(root, "node_modules"));
    await writeFile(join(root, "package-lock.json"), "{}");
    await utimes(join(root, "package-lock.json"), at(0), at(0));
    const record = join(root, "node_modules", ".package-lock.json");
    await writeFile(record, "{}");
    await utimes(record, at(seconds), at(seconds));
  }

  it("are missing where there are none", async () => {
    await writeFile(join(root, "package-lock.json"), "{}");
    expect(isInstalled(root)).toBe(false);
  });

  it("are good when npm has installed them after the lock was written", async () => {
    await installedAt(1);
    expect(isInstalled(root)).toBe(true);
  });

  it("are out of date when the lock is younger", async () => {
    await installedAt(-1);
    expect(isInstalled(root)).toBe(false);
  });

  it("are never installed through a link: npm would empty another checkout's folder", async () => {
    await mkdir(join(root, "another"));
    await writeFile(join(root, "another", "kept"), "kept");
    await symlink(join(root, "another"), join(root, "node_modules"), "junction");
    await writeFile(join(root, "package-lock.json"), "{}");
    expect(() => {
      installMissing(root);
    }).toThrow("node_modules is a link to another folder");
    expect(await readFile(join(root, "another", "kept"), "utf8")).toBe("kept");
  });
});

describe("the Node that runs the project", () => {
  it("is this one where no package brings another", () => {
    expect(findNode(root)).toBe(process.execPath);
  });

  it("is put first on PATH, once", () => {
    const env = { Path: ["/a", dirname(process.execPath), "/b"].join(delimiter) };
    putFirstOnPath(process.execPath, env);
    expect(env.Path).toBe([dirname(process.execPath), "/a", "/b"].join(delimiter));
  });
});

describe("the Chromium", () => {
  it("is the one that CHROMIUM names", () => {
    expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath);
    const missing = join(root, "chromium");
    expect(() => ensureChromium({ CHROMIUM: missing })).toThrow(missing);
  });

  it("is found in Playwright's cache, the newest first", async () => {
    const programs = ["chromium-1100", "chromium-1200"].map((name) =>
      join(root, name, "chrome-linux", "chrome"),
    );
    for (const program of programs) {
      await mkdir(dirname(program), { recursive: true });
      await writeFile(program, "");
    }
    const env = { PATH: root, PLAYWRIGHT_BROWSERS_PATH: root };
    const found = findChromium(env);
    // Where the machine has one installed, that one serves.
    expect(found === programs[1] || found?.startsWith(root) === false).toBe(true);
  });
});
