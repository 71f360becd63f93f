import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { findElectron, hasDisplay } from "./electron-program.ts";

const hour = 3_600_000;
let root = "";
let electron = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cobro-electron-"));
  electron = join(root, "node_modules", "electron");
  await mkdir(electron, { recursive: true });
  await writeFile(join(electron, "package.json"), '{"version":"45.0.0"}');
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Electron's own installer: writes `path.txt` when it succeeds. */
async function installerThat(code: string): Promise<void> {
  await writeFile(join(electron, "install.js"), code);
}
const succeeds =
  "const fs = require('fs'), p = require('path'); fs.mkdirSync(p.join(__dirname, 'dist')); fs.writeFileSync(p.join(__dirname, 'dist', 'electron'), ''); fs.writeFileSync(p.join(__dirname, 'path.txt'), 'electron');";

describe("Electron's program", () => {
  it("is downloaded by Electron's own installer when it is missing", async () => {
    await installerThat(succeeds);
    const program = join(electron, "dist", "electron");
    expect(await findElectron(root, process.execPath, 0)).toBe(program);
    await installerThat("process.exit(1)");
    expect(await findElectron(root, process.execPath, 0)).toBe(program);
  });

  it("is not tried again for a day once its download has failed", async () => {
    await installerThat("process.exit(1)");
    expect(await findElectron(root, process.execPath, 0)).toBeNull();
    await installerThat(succeeds);
    expect(await findElectron(root, process.execPath, 23 * hour)).toBeNull();
    expect(await findElectron(root, process.execPath, 25 * hour)).not.toBeNull();
  });

  it("is tried at once when another version is wanted", async () => {
    await installerThat("process.exit(1)");
    await findElectron(root, process.execPath, 0);
    await installerThat(succeeds);
    await writeFile(join(electron, "package.json"), '{"version":"45.0.1"}');
    expect(await findElectron(root, process.execPath, 1)).not.toBeNull();
  });
});

describe("a display", () => {
  it("is X11's or Wayland's on Linux, and always there elsewhere", () => {
    expect(hasDisplay("linux", {})).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
    expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
    expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(hasDisplay("darwin", {})).toBe(true);
    expect(hasDisplay("win32", {})).toBe(true);
  });
});
