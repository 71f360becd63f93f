import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { Document } from "../settings/document.ts";
import { isWhole } from "./keep-version.ts";
import { readManifest } from "./manifest.ts";
import { replaceAppImage, startAfterEnd } from "./replace-app-image.ts";
import type { KeptVersion, UpdateDocument } from "./update-document.ts";
import type { UpdatePackage } from "./update-package.ts";

export interface RollBackOptions {
  readonly package: UpdatePackage;
  readonly version: string;
  readonly keys: readonly string[];
  /** Where kept versions lie. */
  readonly folder: string;
  readonly document: Document<UpdateDocument>;
  readonly exePath: string;
  readonly resourcesPath: string;
  /** The switches with which the version before is started. */
  readonly args: readonly string[];
  readonly parseYaml: (text: string) => unknown;
}

/**
 * Brings the version before back. The one that is left is left out from then on, until a newer one
 * comes. @returns the version that was brought back, or a sentence for the person at the terminal
 */
export function rollBack(options: RollBackOptions): Result<string, string> {
  const { document, folder, version } = options;
  const { kept, present } = document.get();
  // Right after an installation the new version has not yet told the two apart.
  const back = [present, kept].find((each) => each !== null && each.version !== version) ?? null;
  if (back === null) return fail("There is no version before this one to go back to.");
  if (!isWhole(folder, back)) {
    return fail(`The kept version ${back.version} is damaged or gone: ${join(folder, back.file)}`);
  }
  if (options.package.kind !== "appimage" && !isOurs(back, options)) {
    return fail(`The kept version ${back.version} is not one that Cobro's key has signed.`);
  }
  const before = document.get();
  const written = document.set({
    ...before,
    skip: version,
    begun: null,
    kept: null,
    present: null,
  });
  if (!written.ok) return fail(`Cannot write to the data folder: ${written.failure.detail ?? ""}`);
  try {
    bringBack(join(folder, back.file), options);
  } catch (error) {
    document.remember(before);
    return fail(`Cannot bring back ${back.version}: ${String(error)}`);
  }
  return ok(back.version);
}

/** Whether a signed manifest says so: an installer may run with an administrator's rights. */
function isOurs({ sha512, signed, version }: KeptVersion, options: RollBackOptions): boolean {
  if (signed === null) return false;
  const manifest = readManifest(signed, options.keys, options.parseYaml);
  if (!manifest.ok) return false;
  return manifest.value.cobro.previous.some(
    (each) => each.version === version && each.files.some((file) => file.sha512 === sha512),
  );
}

function bringBack(file: string, options: RollBackOptions): void {
  const found = options.package;
  switch (found.kind) {
    case "none":
      throw new Error("this package is not one that updates itself");
    case "appimage":
      replaceAppImage(file, found.path);
      startAfterEnd(found.path, options.args);
      return;
    case "nsis": {
      const elevate = join(options.resourcesPath, "elevate.exe");
      const words = ["--updated", "/S", "--force-run"];
      const [program, args] = existsSync(elevate) ? [elevate, [file, ...words]] : [file, words];
      spawn(program, args, { detached: true, stdio: "ignore" }).unref();
      return;
    }
    case "deb":
      runAsRoot("dpkg", "-i", file);
      return;
    case "rpm":
      runAsRoot("rpm", "-U", "--oldpackage", file);
      return;
    case "mac":
      replaceBundle(file, join(dirname(options.exePath), "../.."));
      return;
  }
}

function runAsRoot(...words: readonly [string, ...string[]]): void {
  const [program, ...args] = process.getuid?.() === 0 ? words : (["pkexec", ...words] as const);
  execFileSync(program, args, { stdio: "inherit" });
}

/** Unpacks and checks the bundle before the present one leaves its place. */
function replaceBundle(zip: string, bundle: string): void {
  const beside = mkdtempSync(join(dirname(bundle), ".cobro-"));
  try {
    execFileSync("/usr/bin/ditto", ["-x", "-k", zip, beside]);
    const name = readdirSync(beside).find((each) => each.endsWith(".app"));
    if (name === undefined) throw new Error("there is no application in it");
    const unpacked = join(beside, name);
    execFileSync("/usr/bin/codesign", ["--verify", "--deep", "--strict", unpacked]);
    const left = join(beside, "left");
    renameSync(bundle, left);
    try {
      renameSync(unpacked, bundle);
    } catch (error) {
      renameSync(left, bundle);
      throw error;
    }
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  spawn("/usr/bin/open", ["-n", bundle], { detached: true, stdio: "ignore" }).unref();
}
