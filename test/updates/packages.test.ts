import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { findPackage, needsAdministrator } from "../../main/updates/update-package.ts";
import { fillDisk } from "../fill-disk.ts";
import { buildRelease, signRelease } from "./release.ts";
import { openCounter, versionIn, type Counter } from "./update-counter.ts";

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(async () => counter.close());

const all = ["AppImage", "deb", "rpm", "exe", "zip"];
const kept = () => join(counter.folder, "data/updates/kept");

describe("an installed package", () => {
  it.each(["deb", "rpm", "nsis"] as const)(
    "of %s gets its own file, and keeps the present version's installer by the signed manifest",
    async (kind) => {
      const before = join(counter.folder, "before");
      buildRelease(before, "1.0.0", all);
      await signRelease(before, counter.key);
      cpSync(before, counter.served, { recursive: true });
      buildRelease(counter.served, "1.1.0", all);
      await signRelease(counter.served, counter.key, `--previous=${before}`);
      const app = counter.start("1.0.0", { package: { kind } });
      expect(await app.updates.check()).toMatchObject({
        ok: true,
        value: { kind: "ready", version: "1.1.0", canGoBack: true },
      });
      const extension = kind === "nsis" ? "exe" : kind;
      const pending = readdirSync(join(counter.folder, "data/cobro-updater/pending"));
      expect(pending.filter((name) => !name.endsWith(".json"))).toEqual([
        `Cobro-1.1.0-${process.arch}.${extension}`,
      ]);
      const name = `Cobro-1.0.0-${process.arch}.${extension}`;
      expect(readdirSync(kept())).toEqual([name]);
      expect(readFileSync(join(kept(), name))).toEqual(readFileSync(join(before, name)));
      // Kept once: the next look asks for the manifest alone.
      const asked = counter.server.asked.length;
      await app.updates.check();
      expect(counter.server.asked.length).toBe(asked + 2);
    },
  );

  it("is not replaced by itself when there is no way back, but at a person's word", async () => {
    buildRelease(counter.served, "1.1.0", all);
    await signRelease(counter.served, counter.key);
    const app = counter.start("1.0.0", { package: { kind: "deb" } });
    expect(await app.updates.check()).toMatchObject({ value: { kind: "ready", canGoBack: false } });
    app.setIdleMs(3_600_000);
    app.updates.installIfIdle();
    expect(app.quits()).toBe(0);
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({ ok: true });
    expect(app.quits()).toBe(1);
  });

  it("is known by what electron-builder and the system say of it", () => {
    const resourcesPath = join(counter.folder, "resources");
    const found = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) =>
      findPackage({ platform, env, resourcesPath });
    expect(found("win32")).toEqual({ kind: "nsis" });
    expect(found("win32", { PORTABLE_EXECUTABLE_FILE: "E:\\Cobro.exe" })).toEqual({ kind: "none" });
    expect(found("darwin")).toEqual({ kind: "mac" });
    expect(found("linux")).toEqual({ kind: "none" });
    expect(found("linux", { APPIMAGE: "/opt/Cobro.AppImage" })).toEqual({
      kind: "appimage",
      path: "/opt/Cobro.AppImage",
    });
    for (const kind of ["deb", "rpm"] as const) {
      writeFileSync(join(resourcesPath, "package-type"), `${kind}\n`);
      expect(found("linux")).toEqual({ kind });
    }
    const elsewhere = join(counter.folder, "elsewhere");
    expect(findPackage({ platform: "darwin", env: {}, resourcesPath: elsewhere })).toEqual({
      kind: "none",
    });
    const image = { kind: "appimage", path: counter.appImage } as const;
    expect(needsAdministrator(image, "")).toBe(false);
    expect(needsAdministrator({ kind: "nsis" }, join(elsewhere, "Cobro.exe"))).toBe(true);
  });
});

const small = (folder: string): boolean => {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

it("a full disk is told, nothing half is installed, and it goes on when there is room", async (context) => {
  const dataFolder = join(counter.folder, "small");
  if (!small(dataFolder)) return context.skip();
  try {
    const old = join(counter.folder, "old");
    buildRelease(old, "1.0.0");
    counter.place(old, "1.0.0");
    buildRelease(counter.served, "1.1.0");
    await signRelease(counter.served, counter.key);
    const app = counter.start("1.0.0", { dataFolder });
    const filler = join(dataFolder, "fill");
    mkdirSync(filler);
    writeFileSync(join(filler, "most"), Buffer.alloc(400 * 1_024));
    expect(await app.updates.check()).toMatchObject({ failure: { code: "storage_full" } });
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    expect(existsSync(`${counter.appImage}.new`)).toBe(false);
    const free = fillDisk(filler);
    expect(await app.updates.check()).toMatchObject({ failure: { code: "storage_full" } });
    free();
    writeFileSync(join(filler, "most"), "");
    expect(await app.updates.check()).toMatchObject({ value: { kind: "ready" } });
  } finally {
    execFileSync("umount", ["-l", dataFolder]);
  }
});
