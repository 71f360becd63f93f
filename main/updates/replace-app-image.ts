import { spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";

/**
 * Puts another AppImage into the place of the present one, under its name, so that whatever starts
 * it goes on doing so. It is whole beside it before it takes the place: a crash at any line leaves
 * the old or the new one. A running AppImage keeps its own file.
 */
export function replaceAppImage(from: string, place: string): void {
  const next = `${place}.new`;
  try {
    copyFileSync(from, next);
    chmodSync(next, 0o755);
    const file = openSync(next, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, place);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

/** Starts an AppImage once this process has ended: until then the till's data is held. */
export function startAfterEnd(path: string, args: readonly string[]): void {
  const wait = 'while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; exec "$@"';
  const { APPDIR: _appDir, ARGV0: _argv0, ...env } = process.env;
  spawn("/bin/sh", ["-c", wait, String(process.pid), path, ...args], {
    detached: true,
    stdio: "ignore",
    env,
  }).unref();
}
