/** Packing is real; Electron is a placeholder: its binary cannot be had everywhere. The real one is packed and started in release.yml. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  FuseState,
  FuseV1Options,
  flipFuses,
  FuseVersion,
  getCurrentFuseWire,
} from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runScript } from "../process/run-script.ts";
import { buildApp } from "../start/build-app.ts";
import { checkPackage } from "./check-package.ts";
import { copyProject, type ProjectCopy } from "./project-copy.ts";
import { filesInAsar } from "./read-asar.ts";

const root = join(import.meta.dirname, "../..");
let project: ProjectCopy;

beforeAll(async () => {
  process.stderr.write("Packing a placeholder, not Electron: nothing of it is started\n");
  await buildApp(root, async (script, args) => {
    const code = await runScript(root, script, args);
    if (code !== 0) throw new Error(`the build ended with ${String(code)}`);
  });
  project = copyProject(root);
});
afterAll(() => project.remove());

describe("a Linux app of a placeholder Electron", () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(await project.pack("linux"), "linux-unpacked");
  });

  test("holds what runs and nothing else", async () => {
    expect(await checkPackage({ folder, platform: "linux" })).toEqual([]);
    const files = filesInAsar(join(folder, "resources", "app.asar"));
    expect(files.filter((file) => !/^out\/(?:main|renderer)\/assets\//u.test(file))).toEqual([
      "out/main/main.js",
      "out/preload/cashier.cjs",
      "out/preload/display.cjs",
      "out/preload/keys.cjs",
      "out/relay-embedded/relay-embedded.js",
      "out/renderer/display.html",
      "out/renderer/index.html",
      "out/renderer/keys.html",
      "out/renderer/slip.css",
      "out/simulator/simulator.js",
      "package.json",
    ]);
    expect(existsSync(join(root, "out/main/main.js.map")), "there was a map to leave out").toBe(
      true,
    );
    expect(readdirSync(join(folder, "locales")).toSorted()).toEqual([
      "en-US.pak",
      "es-419.pak",
      "es.pak",
    ]);
    expect(readdirSync(folder)).toContain("LICENSES.chromium.html");
  });

  test("has all nine fuses set", async () => {
    const { version: _version, ...wire } = await getCurrentFuseWire(join(folder, "cobro"));
    const { ENABLE, DISABLE } = FuseState;
    expect(Object.values(wire)).toEqual([
      DISABLE, // RunAsNode
      ENABLE, // EnableCookieEncryption
      DISABLE, // EnableNodeOptionsEnvironmentVariable
      DISABLE, // EnableNodeCliInspectArguments
      ENABLE, // EnableEmbeddedAsarIntegrityValidation
      ENABLE, // OnlyLoadAppFromAsar
      DISABLE, // LoadBrowserProcessSpecificV8Snapshot
      DISABLE, // GrantFileProtocolExtraPrivileges
      ENABLE, // WasmTrapHandlers
    ]);
  });

  test("is refused once somebody flips a fuse back", async () => {
    const program = join(folder, "cobro");
    await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    expect(await checkPackage({ folder, platform: "linux" })).toEqual([
      "linux-unpacked: cobro: fuse RunAsNode is ENABLE, must be DISABLE",
    ]);
  });
});

test("a file that the list does not name is found after packing", async () => {
  const stray = join(project.folder, "out", "main", "notes.txt");
  writeFileSync(stray, "what does not belong here");
  writeFileSync(join(project.folder, "out", "renderer", "assets", "index.js.map"), "{}");
  writeFileSync(join(project.folder, "secrets.env"), "FINTOC_SECRET_KEY=sk_live_0");
  const folder = join(await project.pack("linux"), "linux-unpacked");
  expect(await checkPackage({ folder, platform: "linux" })).toEqual([
    "linux-unpacked: app.asar holds out/main/notes.txt, which build/package/allowed-files.ts forbids",
  ]);
});

test("a Windows app of a placeholder Electron carries our name, fuses and the archive's hash", async () => {
  const folder = join(await copiedAnew().pack("win32"), "win-unpacked");
  expect(await checkPackage({ folder, platform: "win32" })).toEqual([]);
  const program = readFileSync(join(folder, "Cobro.exe"));
  expect(program.includes(Buffer.from("Cobro", "utf16le"))).toBe(true);
  // The archive's header is hashed; Windows' Electron compares.
  expect(program.toString("latin1")).toMatch(
    /"file":"resources\\\\app\.asar","alg":"SHA256","value":"[\da-f]{64}"/u,
  );
});

/** The stray file of the test before is gone with its copy. */
function copiedAnew(): ProjectCopy {
  project.remove();
  project = copyProject(root);
  return project;
}

describe("the deb", () => {
  let tree: string;
  beforeAll(async () => {
    const copy = copiedAnew();
    tree = join(copy.folder, "tree");
    const code = await runScript(
      copy.folder,
      join(copy.folder, "build/package/write-deb-tree.ts"),
      [copy.electron("linux"), join(copy.folder, "packed-deb"), tree],
    );
    expect(code).toBe(0);
  });

  test("has a desktop entry with our scheme, and icons of every size", () => {
    const entry = readFileSync(join(tree, "usr/share/applications/cobro.desktop"), "utf8");
    expect(entry.split("\n")).toEqual(
      expect.arrayContaining([
        "Name=Cobro",
        "Exec=/opt/Cobro/cobro %U",
        "Icon=cobro",
        "StartupWMClass=cobro",
        "MimeType=x-scheme-handler/cobro;",
        "Categories=Office;Finance;",
      ]),
    );
    const sizes = readdirSync(join(tree, "usr/share/icons/hicolor"));
    expect(sizes.toSorted()).toEqual(
      ["16", "24", "32", "48", "64", "96", "128", "256", "512", "1024"]
        .map((size) => `${size}x${size}`)
        .toSorted(),
    );
    for (const size of sizes) {
      const icon = readFileSync(join(tree, `usr/share/icons/hicolor/${size}/apps/cobro.png`));
      expect(`${String(icon.readUInt32BE(16))}x${String(icon.readUInt32BE(20))}`).toBe(size);
    }
  });

  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/dpkg-deb");
  test.runIf(isDebianRoot)(
    "keeps the tills' data when it is removed, deletes it when purged",
    () => {
      const target = join(project.folder, "target");
      const sh = (script: string): string => {
        const { status, stdout, stderr } = spawnSync("sh", ["-ec", script], {
          cwd: project.folder,
          encoding: "utf8",
        });
        expect(`${String(status)} ${stderr}`).toMatch(/^0 /u);
        return stdout;
      };
      const dpkg =
        'dpkg --root="$PWD/target" --force-not-root --force-script-chrootless --force-depends --log=/dev/null';
      sh(`chmod 755 . && mkdir -p target/var/lib/dpkg/updates target/var/lib/dpkg/info target/etc/cobro target/home/ana/.config/Cobro target/home/ana/.config/Other target/home/ana/.cache/cobro-updater target/secret
      touch target/var/lib/dpkg/status target/etc/cobro/provisioning.json target/secret/keep target/home/ana/.config/Cobro/sales.json
      mkdir -p target/home/ana/.config/autostart target/home/eva/.config/autostart
      echo 'Exec="/opt/Cobro/cobro" "--kiosk"' > target/home/ana/.config/autostart/cobro.desktop
      echo 'Exec="/home/eva/Cobro.AppImage"' > target/home/eva/.config/autostart/cobro.desktop
      ln -s ../../../../secret target/home/ana/.config/Cobro/link
      echo 'nobody:x:65534:65534::/home/ana:/bin/sh' > target/etc/passwd
      echo 'nobody:x:65534:65534::/home/eva:/bin/sh' >> target/etc/passwd
      chown -Rh nobody target/home/ana target/home/eva
      dpkg-deb --root-owner-group --build tree cobro.deb
      ${dpkg} --install cobro.deb`);
      expect(readdirSync(join(target, "opt/Cobro"))).toContain("cobro");
      expect(sh("readlink target/usr/bin/cobro")).toBe("/opt/Cobro/cobro\n");

      // rpm runs the old version's script after an upgrade, with 1: one version is left.
      sh('DPKG_ROOT="$PWD/target" tree/DEBIAN/postrm 1');
      expect(sh("readlink target/usr/bin/cobro")).toBe("/opt/Cobro/cobro\n");
      sh('DPKG_ROOT="$PWD/target" tree/DEBIAN/postrm 0');
      expect(readdirSync(join(target, "usr/bin")), "rpm's removal").toEqual([]);

      sh(`${dpkg} --install cobro.deb && ${dpkg} --remove cobro`);
      expect(existsSync(join(target, "opt/Cobro"))).toBe(false);
      expect(spawnSync("readlink", [join(target, "usr/bin/cobro")]).status).not.toBe(0);
      expect(readdirSync(join(target, "home/ana/.config/Cobro"))).toContain("sales.json");
      expect(existsSync(join(target, "etc/cobro/provisioning.json"))).toBe(true);
      expect(readdirSync(join(target, "home/ana/.config/autostart"))).toEqual([]);
      const others = readdirSync(join(target, "home/eva/.config/autostart"));
      expect(others, "an AppImage's own entry").toEqual(["cobro.desktop"]);

      sh(`${dpkg} --purge cobro`);
      expect(readdirSync(join(target, "home/ana/.config"))).toEqual(["Other", "autostart"]);
      expect(readdirSync(join(target, "home/ana/.cache"))).toEqual([]);
      expect(existsSync(join(target, "etc/cobro"))).toBe(false);
      expect(existsSync(join(target, "secret/keep")), "a link was not followed").toBe(true);
    },
  );

  test.runIf(existsSync("/usr/bin/desktop-file-validate"))(
    "has an entry that desktops accept",
    () => {
      const file = join(tree, "usr/share/applications/cobro.desktop");
      const { status, stdout } = spawnSync("desktop-file-validate", [file], { encoding: "utf8" });
      expect(`${String(status)} ${stdout}`).toBe("0 ");
    },
  );
});
