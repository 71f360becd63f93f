import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TillState } from "../../contract/bridge.ts";
import type { UpdateState } from "../../contract/update.ts";
import { dataFiles } from "../../main/settings/data-files.ts";
import { tillOf } from "../../main/till/test-till.ts";
import { openUpdateDocument } from "../../main/updates/update-document.ts";
import type { UpdatePackage } from "../../main/updates/update-package.ts";
import { openUpdates, type Updates } from "../../main/updates/updates.ts";
import { makeReleaseKey, type ReleaseKey } from "./release.ts";
import { startUpdateServer, type UpdateServer } from "./update-server.ts";

/** A counter with an installed AppImage, and the merchant's server of updates. */
export interface Counter {
  readonly server: UpdateServer;
  /** What the server serves. */
  readonly served: string;
  readonly key: ReleaseKey;
  readonly folder: string;
  readonly appImage: string;
  /** Puts a release's AppImage onto the counter, as an installer would. */
  readonly place: (release: string, version: string) => void;
  /** Starts the app of this version. */
  readonly start: (version: string, change?: StartChange) => RunningApp;
  readonly close: () => Promise<void>;
}

interface StartChange {
  readonly channel?: string;
  readonly pause?: boolean;
  readonly url?: string | null;
  readonly keys?: readonly string[];
  readonly now?: number;
  readonly dataFolder?: string;
  readonly package?: UpdatePackage;
}

export interface RunningApp {
  readonly updates: Updates;
  readonly told: readonly UpdateState[];
  readonly lines: readonly object[];
  /** How often the app was asked to end. */
  readonly quits: () => number;
  readonly setState: (change: Partial<TillState>) => void;
  setIdleMs: (ms: number) => void;
}

export async function openCounter(): Promise<Counter> {
  const folder = mkdtempSync(join(tmpdir(), "cobro-updates-"));
  const served = join(folder, "served");
  const resources = join(folder, "resources");
  mkdirSync(served);
  mkdirSync(resources);
  writeFileSync(
    join(resources, "app-update.yml"),
    "provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: cobro-updater\n",
  );
  const server = await startUpdateServer(served);
  const key = makeReleaseKey();
  const appImage = join(folder, "Cobro.AppImage");
  const appImageBefore = process.env["APPIMAGE"];
  process.env["APPIMAGE"] = appImage;
  const open: Updates[] = [];
  return {
    server,
    served,
    key,
    folder,
    appImage,
    place: (release, version) => {
      copyFileSync(join(release, `Cobro-${version}-${process.arch}.AppImage`), appImage);
    },
    start(version, change = {}) {
      const dataFolder = change.dataFolder ?? join(folder, "data");
      mkdirSync(dataFolder, { recursive: true });
      let state = tillOf([]);
      let idleMs = 0;
      let quits = 0;
      const listeners = new Set<(state: TillState) => void>();
      const told: UpdateState[] = [];
      const lines: object[] = [];
      const now = change.now ?? Date.now();
      const updates = openUpdates({
        policy: {
          url: change.url === undefined ? server.url : change.url,
          channel: change.channel ?? "latest",
          pause: change.pause ?? false,
        },
        package: change.package ?? { kind: "appimage", path: appImage },
        keys: change.keys ?? [key.publicKey],
        app: {
          version,
          name: "cobro",
          isPackaged: true,
          appUpdateConfigPath: join(resources, "app-update.yml"),
          userDataPath: dataFolder,
          baseCachePath: dataFolder,
          whenReady: async () => undefined,
          relaunch: () => undefined,
          quit: () => undefined,
          onQuit: () => undefined,
        },
        exePath: appImage,
        folder: join(dataFolder, "updates"),
        args: ["--kiosk"],
        document: openUpdateDocument(dataFiles(dataFolder), () => now),
        till: {
          state: () => state,
          subscribe: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
          relayNow: () => now,
        },
        fetch: globalThis.fetch,
        idleMs: () => idleMs,
        tell: (update) => told.push(update),
        quit: () => {
          quits += 1;
        },
        log: (line) => lines.push(line),
      });
      open.push(updates);
      return {
        updates,
        told,
        lines,
        quits: () => quits,
        setState: (part) => {
          state = { ...state, ...part };
          for (const listener of listeners) listener(state);
        },
        setIdleMs: (ms) => {
          idleMs = ms;
        },
      };
    },
    close: async () => {
      for (const each of open) each.close();
      await server.close();
      if (appImageBefore === undefined) delete process.env["APPIMAGE"];
      else process.env["APPIMAGE"] = appImageBefore;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The version that an AppImage of the tests is. */
export function versionIn(path: string): string {
  return /echo "([\d.]+) /u.exec(readFileSync(path, "utf8"))?.[1] ?? "";
}
