import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import type { Finding } from "./finding.ts";

const mb = 1024 * 1024;
const shortMb = 500;
const fullMb = 50;
/** More than any document of a till's. */
const probeBytes = 256 * 1024;

/** Whether the disk has room, can be written to the platter, and what is on it can be read. */
export function checkDisk(folder: string): Finding {
  const unreadable: string[] = [];
  const aside: string[] = [];
  try {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith(".json")) continue;
      if (/\.corrupt-/u.test(name)) aside.push(name);
      else if (!isReadable(join(folder, name))) unreadable.push(name);
    }
  } catch (error) {
    return { grade: "fail", code: "disk_unwritable", facts: { detail: textOf(error) } };
  }
  if (unreadable.length > 0) {
    return { grade: "fail", code: "documents_unreadable", facts: { files: unreadable.join(", ") } };
  }
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / mb);
  const refused = tryToWrite(join(folder, `doctor-${process.pid}.tmp`));
  if (refused !== null && refused.code !== "ENOSPC" && refused.code !== "EDQUOT") {
    return { grade: "fail", code: "disk_unwritable", facts: { detail: refused.message } };
  }
  if (refused !== null || freeMb < fullMb) {
    return { grade: "fail", code: "disk_full", facts: { freeMb } };
  }
  if (freeMb < shortMb) return { grade: "warn", code: "disk_short", facts: { freeMb } };
  return aside.length > 0
    ? { grade: "warn", code: "documents_put_aside", facts: { files: aside.join(", ") } }
    : { grade: "ok", code: "disk_good", facts: { freeMb } };
}

function tryToWrite(path: string): NodeJS.ErrnoException | null {
  try {
    const file = openSync(path, "w", 0o600);
    try {
      writeFileSync(file, Buffer.alloc(probeBytes));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    rmSync(path, { force: true });
  }
}

function isReadable(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch (error) {
    // The open till has put it aside, or replaced it, in this very moment.
    return error instanceof Error && "code" in error && error.code === "ENOENT";
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
