import type { App, PowerMonitor } from "electron";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { AppAdapter } from "electron-updater/out/AppAdapter.js";

import type { UpdateState } from "../../contract/update.ts";
import { fail, type Result } from "../../contract/result.ts";
import type { Log } from "../log.ts";
import { dataFiles } from "../settings/data-files.ts";
import type { Till } from "../till/till.ts";
import { pinnedKeys } from "./pinned-keys.ts";
import { rollBack } from "./roll-back.ts";
import { openUpdateDocument } from "./update-document.ts";
import { findPackage, updateConfigPath } from "./update-package.ts";
import type { UpdatePolicy } from "./update-policy.ts";
import { followUpdates } from "./update-tasks.ts";
import { openUpdates, type Updates } from "./updates.ts";

type UsedApp = Pick<App, "getName" | "getPath" | "getVersion" | "on" | "relaunch" | "whenReady">;

export interface AppUpdatesOptions {
  readonly app: UsedApp;
  readonly policy: UpdatePolicy;
  readonly powerMonitor: Pick<PowerMonitor, "getSystemIdleTime">;
  readonly till: Pick<Till, "relayNow" | "setDesk" | "state" | "subscribe">;
  readonly fetch: typeof globalThis.fetch;
  /** Ends the app, also where a kiosk holds it. */
  readonly quit: () => void;
  readonly log: Log;
}

/** Electron's parts put together for updates: at the app's end is installed what may be. */
export function openAppUpdates(options: AppUpdatesOptions): Updates {
  const { app, log, powerMonitor, till } = options;
  const dataFolder = app.getPath("userData");
  const { keys, resourcesPath } = trusted();
  const lockedFor = watchLocked(till);
  const updates = openUpdates({
    policy: options.policy,
    package: findPackage({ platform: process.platform, env: process.env, resourcesPath }),
    keys,
    app: adapt(options, resourcesPath),
    exePath: app.getPath("exe"),
    folder: join(dataFolder, "updates"),
    args: ownArgs(),
    document: openUpdateDocument(dataFiles(dataFolder), Date.now),
    till,
    fetch: options.fetch,
    // Not every desktop tells when it was last touched; a till that is locked is not being used.
    idleMs: () => Math.max(powerMonitor.getSystemIdleTime() * 1_000, lockedFor()),
    tell: (update: UpdateState) => till.setDesk({ update }),
    quit: options.quit,
    log,
  });
  const stop = followUpdates(updates, Math.random);
  app.on("quit", (_event, exitCode) => {
    stop();
    updates.atQuit(exitCode);
  });
  return updates;
}

/** `--roll-back`: the version before, or a sentence about why not. */
export async function rollBackApp(
  app: Pick<App, "getPath" | "getVersion">,
): Promise<Result<string, string>> {
  const dataFolder = app.getPath("userData");
  const { keys, resourcesPath } = trusted();
  const found = findPackage({ platform: process.platform, env: process.env, resourcesPath });
  if (found.kind === "none") return fail("This package of Cobro is not one that updates itself.");
  const { parseYaml } = await import("./open-updater.ts");
  return rollBack({
    package: found,
    version: app.getVersion(),
    keys,
    folder: join(dataFolder, "updates", "kept"),
    document: openUpdateDocument(dataFiles(dataFolder), Date.now),
    exePath: app.getPath("exe"),
    resourcesPath,
    args: ownArgs().filter((arg) => arg !== "--roll-back"),
    parseYaml,
  });
}

/** In Electron the keys of the build; the preview, which is never packaged, takes a test's. */
function trusted(): { readonly keys: readonly string[]; readonly resourcesPath: string } {
  if (process.versions["electron"] !== undefined) {
    return { keys: pinnedKeys, resourcesPath: process.resourcesPath };
  }
  const resourcesPath = process.env["COBRO_PREVIEW_RESOURCES"] ?? "";
  if (resourcesPath === "") return { keys: pinnedKeys, resourcesPath };
  const text = readFileSync(join(resourcesPath, "update-keys"), "utf8");
  return { keys: text.split("\n").filter((line) => line !== ""), resourcesPath };
}

function ownArgs(): readonly string[] {
  const own = process.versions["electron"] === undefined ? 2 : 1;
  return process.argv.slice(own);
}

function watchLocked(till: Pick<Till, "state" | "subscribe">): () => number {
  let since: number | null = null;
  const look = ({ signIn }: Pick<ReturnType<Till["state"]>, "signIn">): void => {
    if (signIn.kind === "locked") since ??= performance.now();
    else since = null;
  };
  look(till.state());
  till.subscribe(look);
  return () => (since === null ? 0 : performance.now() - since);
}

function adapt({ app, quit }: AppUpdatesOptions, resourcesPath: string): AppAdapter {
  const userDataPath = app.getPath("userData");
  return {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: true,
    appUpdateConfigPath: updateConfigPath(resourcesPath),
    userDataPath,
    // Downloads lie in the data folder: one place to look at, to remove and to guard.
    baseCachePath: userDataPath,
    whenReady: async () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit,
    onQuit: () => undefined,
  };
}
