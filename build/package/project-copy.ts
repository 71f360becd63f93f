import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pack } from "./pack.ts";
import { writePlaceholderElectron } from "./placeholder-electron.ts";

const copied = [
  "electron-builder.yml",
  "package.json",
  "package-lock.json",
  "build/icons",
  "build/linux",
  "build/mac",
  "build/nsis",
  "build/package",
  "out/main",
  "out/preload",
  "out/relay-embedded",
  "out/renderer",
  "out/simulator",
];

/** A project folder of a test's own, already built, in which things may be put that do not belong there. */
export interface ProjectCopy {
  readonly folder: string;
  /** Packs a placeholder of Electron. @returns where electron-builder put it */
  readonly pack: (platform: "linux" | "win32") => Promise<string>;
  readonly electron: (platform: "linux" | "win32") => string;
  readonly remove: () => void;
}

export function copyProject(root: string): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "cobro-package-"));
  for (const path of copied) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const electron = (platform: "linux" | "win32"): string => {
    const placeholder = join(folder, `electron-${platform}`);
    writePlaceholderElectron(placeholder, platform);
    return placeholder;
  };
  return {
    folder,
    electron,
    async pack(platform) {
      const output = join(folder, `packed-${platform}`);
      const code = await pack(
        folder,
        [
          platform === "linux" ? "--linux" : "--win",
          "--x64",
          "--dir",
          `-c.electronDist=${electron(platform)}`,
          `-c.directories.output=${output}`,
        ],
        { ...process.env, WIN_CSC_LINK: "", CSC_LINK: "" },
      );
      if (code !== 0) throw new Error(`electron-builder ended with ${String(code)}`);
      return output;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
