import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";

const holderSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ pid: v.number(), startedAt: v.nullable(v.string()) }),
);
type Holder = v.InferOutput<typeof holderSchema>;

/**
 * Takes the lock for this process. A holder that has died, crashed included, holds nothing; its
 * number may meanwhile be another process', so the time at which that one started is compared too.
 * @returns what gives the lock back; `null` when a living process holds it
 */
export function takeLock(file: string): (() => void) | null {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  writeFileSync(mine, JSON.stringify(holder));
  try {
    // A link appears whole or not at all, and only one process can make it.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (link(mine, file)) {
        return () => {
          if (isMine(file)) rmSync(file, { force: true });
        };
      }
      const found = read(file);
      if (found !== null && isAlive(found)) return null;
      setAside(file);
    }
    return null;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Whether a living process holds the lock. */
export function isLocked(file: string): boolean {
  const holder = read(file);
  return holder !== null && isAlive(holder);
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Takes a dead holder's lock away. Where a living one was faster, its lock is put back. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const found = read(aside);
  if (found !== null && isAlive(found)) link(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): Holder | null {
  try {
    const parsed = v.safeParse(holderSchema, readFileSync(file, "utf8"));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function isMine(file: string): boolean {
  return read(file)?.pid === process.pid;
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  const start = startOf(pid);
  return start !== null && start === startedAt;
}

/** When a process started, on Linux (field 22 of its `stat`); `null` elsewhere and for a dead one. */
function startOf(pid: number): string | null {
  try {
    // The second field is a name in parentheses and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const isZombie = fields[0] === "Z" || fields[0] === "X";
    return isZombie ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
