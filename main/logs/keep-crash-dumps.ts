import type { App, CrashReporter } from "electron";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** So many dumps are kept, the newest: each is a few megabytes at most. */
export const mostCrashDumps = 10;

/** Where the dumps of crashes lie. */
export function crashFolder(dataFolder: string): string {
  return join(dataFolder, "crashes");
}

/**
 * Crashes are kept on this computer and sent nowhere. To be called before the app is ready, so that
 * every process is watched.
 */
export function keepCrashDumps(
  app: Pick<App, "setPath">,
  crashReporter: Pick<CrashReporter, "start">,
  dataFolder: string,
): void {
  const folder = crashFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  removeOldDumps(folder);
  app.setPath("crashDumps", folder);
  crashReporter.start({ uploadToServer: false, compress: false });
}

/** The dumps in Crashpad's folders, the newest first. */
export function crashDumpsIn(folder: string): readonly CrashDump[] {
  const dumps: CrashDump[] = [];
  for (const name of namesIn(folder)) {
    if (!name.endsWith(".dmp")) continue;
    const path = join(folder, name);
    try {
      dumps.push({ path, at: statSync(path).mtimeMs });
    } catch {
      // Crashpad has moved it meanwhile.
    }
  }
  return dumps.toSorted((one, other) => other.at - one.at);
}

interface CrashDump {
  readonly path: string;
  /** Unix milliseconds. */
  readonly at: number;
}

function removeOldDumps(folder: string): void {
  for (const { path } of crashDumpsIn(folder).slice(mostCrashDumps)) {
    // Crashpad on Linux keeps what it knows of a dump beside it.
    const beside = ["", ".meta", ".lock"].map((end) =>
      end === "" ? path : path.replace(/\.dmp$/u, end),
    );
    for (const each of beside) {
      try {
        rmSync(each, { force: true });
      } catch {
        // Held by somebody: the next start tries again.
      }
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}
