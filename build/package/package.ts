/** `npm run package` on Node 24: bundles, packs, opens what was packed, writes the lists beside it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

import { runScript } from "../process/run-script.ts";
import { checkPackage, packedApps } from "./check-package.ts";
import { writeChecksums } from "./checksums.ts";
import { pack, packagesFolder } from "./pack.ts";
import { writePlaceholderElectron } from "./placeholder-electron.ts";
import { makeSbom } from "./sbom.ts";
import { signingOf, type Maker } from "./signing.ts";

const exitUsage = 64;
const bundles = ["main", "preload", "renderer", "bundled"];
const versionSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/**
 * @param args electron-builder's own (`--dir`, `--linux deb`, `--x64`…), or `--placeholder`, which
 * tries the packing on a folder that only looks like Electron
 * @returns the exit code
 */
export async function makePackages(args: readonly string[], root: string): Promise<number> {
  const maker = process.platform;
  if (!isMaker(maker)) return refuse(`Packages are made on Linux, Windows and macOS, not ${maker}`);
  const signing = signingOf(maker, process.env);
  if (!signing.ok) return refuse(`Signing: ${signing.failure}. docs/packages.md has the table.`);

  for (const bundle of bundles) rmSync(join(root, "out", bundle), { recursive: true, force: true });
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const built = await runScript(root, vite, ["build", "--app", "--logLevel", "warn"]);
  if (built !== 0) return built;

  const output = join(root, packagesFolder);
  rmSync(output, { recursive: true, force: true });
  const packed = args.includes("--placeholder")
    ? await packPlaceholder(root)
    : await pack(root, [...args, ...signing.value.args]);
  if (packed !== 0) return packed;

  const apps = packedApps(output);
  const faults = (await Promise.all(apps.map(checkPackage))).flat();
  if (apps.length === 0) faults.push("electron-builder left no app to look into");
  if (faults.length > 0) return refuse(faults.join("\n"), 1);

  const { version } = v.parse(versionSchema, readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(join(output, `Cobro-${version}-sbom.cdx.json`), makeSbom(root));
  await writeChecksums(output);
  const says = args.includes("--placeholder")
    ? "a placeholder, not Electron: nothing in it runs"
    : signing.value.says;
  process.stdout.write(`${output}: ${String(apps.length)} checked (files, fuses), ${says}\n`);
  return 0;
}

async function packPlaceholder(root: string): Promise<number> {
  const electron = mkdtempSync(join(tmpdir(), "cobro-placeholder-"));
  try {
    writePlaceholderElectron(electron, "linux");
    return await pack(root, ["--linux", "--x64", "--dir", `-c.electronDist=${electron}`]);
  } finally {
    rmSync(electron, { recursive: true, force: true });
  }
}

function isMaker(platform: string): platform is Maker {
  return platform === "linux" || platform === "win32" || platform === "darwin";
}

function refuse(sentence: string, code = exitUsage): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}
