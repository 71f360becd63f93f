import {
  copyFileSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, join } from "node:path";

import type { Manifest, SignedText } from "./manifest.ts";
import { downloadFile } from "./download-file.ts";
import type { DownloadWays, OpenUpdater } from "./open-updater.ts";
import { sha512Of } from "./sha512.ts";
import type { KeptVersion } from "./update-document.ts";
import type { UpdatedPackage } from "./update-package.ts";

export interface KeepOptions {
  readonly package: UpdatedPackage;
  readonly updater: OpenUpdater;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly signed: SignedText;
  readonly ways: DownloadWays;
  /** The present version, where it is kept already. */
  readonly present: KeptVersion | null;
}

/**
 * Keeps the present version, so that one command can bring it back: an AppImage by a copy, any
 * other package by its installer, which the signed manifest of the next version names.
 * @returns null when that manifest does not know the present version
 * @throws what the network or the disk told
 */
export async function keepVersion(options: KeepOptions): Promise<KeptVersion | null> {
  const { folder, manifest, present, signed, updater, ways } = options;
  const { version } = updater.installed;
  mkdirSync(folder, { recursive: true });
  if (options.package.kind === "appimage") {
    const sha512 = sha512Of(options.package.path);
    const isKept = present?.version === version && present.sha512 === sha512;
    if (isKept && isWhole(folder, present)) return present;
    const file = `Cobro-${version}.AppImage`;
    const part = join(folder, `${file}.part`);
    copyFileSync(options.package.path, part, constants.COPYFILE_FICLONE);
    if (sha512Of(part) !== sha512) throw new Error("The AppImage has changed while it was copied");
    renameSync(part, join(folder, file));
    return { version, file, sha512, signed: null };
  }
  const previous = manifest.cobro.previous.find((each) => each.version === version);
  const found = previous === undefined ? null : updater.fileOf(previous.files);
  if (found === null) return null;
  const { sha512 } = found.file;
  const file = basename(found.url.pathname).replaceAll(/[^\w.+-]/gu, "_");
  const next = { version, file, sha512, signed };
  if (!isWhole(folder, next)) {
    await downloadFile(found.url, found.file, join(folder, file), ways);
  }
  return next;
}

/** Whether the kept file is there and is the one that was kept. */
export function isWhole(folder: string, { file, sha512 }: Pick<KeptVersion, "file" | "sha512">) {
  const path = join(folder, file);
  return existsSync(path) && sha512Of(path) === sha512;
}

/** Removes every kept file but these. */
export function leaveOnly(folder: string, kept: readonly (KeptVersion | null)[]): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (kept.some((each) => each?.file === name)) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
