import { execFile } from "node:child_process";
import { win32 } from "node:path";
import { promisify } from "node:util";

import type { Distrust } from "../../contract/provisioning.ts";
import { sddlDistrust } from "./sddl-trust.ts";

/** By its own path: what is first in a person's PATH is theirs. */
const powershell = String.raw`C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe`;
const longestMs = 20_000;
const reparsePoint = 0x400;

/**
 * .NET's classes alone: a person's own modules could stand in for `Get-Acl`. A line for each path:
 * its attributes, and its owner and DACL as SDDL.
 */
const script = `
$ErrorActionPreference = 'Stop'
foreach ($path in $env:COBRO_PATHS.Split('|')) {
  $attributes = [int][System.IO.File]::GetAttributes($path)
  if ($attributes -band 16) { $acl = [System.Security.AccessControl.DirectorySecurity]::new($path, 'Owner, Access') }
  else { $acl = [System.Security.AccessControl.FileSecurity]::new($path, 'Owner, Access') }
  [System.Console]::Out.WriteLine([string]$attributes + ' ' + $acl.GetSecurityDescriptorSddlForm('Owner, Access'))
}`;

/** Whether only administrators can have written a file, on Windows. `null`: it is to be believed. */
export async function windowsDistrust(path: string): Promise<Distrust | null> {
  const paths = [path];
  for (let folder = win32.dirname(path); ; folder = win32.dirname(folder)) {
    paths.push(folder);
    if (folder === win32.dirname(folder)) break;
  }
  const args = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script];
  const env = { SystemRoot: String.raw`C:\Windows`, COBRO_PATHS: paths.join("|") };
  try {
    const options = { env, timeout: longestMs, windowsHide: true };
    const { stdout } = await promisify(execFile)(powershell, args, options);
    return readAnswer(paths, stdout);
  } catch {
    return { reason: "unknown", path };
  }
}

/** The first of the paths, the file before its folders, that others can write or move. */
export function readAnswer(paths: readonly string[], answer: string): Distrust | null {
  const lines = answer.trim().split(/\r?\n/u);
  for (const [index, path] of paths.entries()) {
    const match = /^(?<attributes>-?\d+) (?<sddl>\S.*)$/u.exec(lines[index] ?? "")?.groups;
    if (match === undefined) return { reason: "unknown", path };
    if ((Number(match["attributes"]) & reparsePoint) !== 0) return { reason: "link", path };
    const reason = sddlDistrust(match["sddl"] ?? "", index === 0 ? "file" : "folder");
    if (reason !== null) return { reason, path };
  }
  return null;
}
