/** The real electron-updater, with our manifest, our network and our way to put an AppImage in place. */
import {
  AppImageUpdater,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  RpmUpdater,
  type BaseUpdater,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from "electron-updater";
import type { AppAdapter } from "electron-updater/out/AppAdapter.js";
import {
  findFile,
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from "electron-updater/out/providers/Provider.js";

import type { DownloadOptions } from "./download-file.ts";
import { downloadFile } from "./download-file.ts";
import type { Manifest, ManifestFile } from "./manifest.ts";
import { replaceAppImage, startAfterEnd } from "./replace-app-image.ts";
import type { UpdatedPackage } from "./update-package.ts";

/** What one try to download needs of us. */
export type DownloadWays = Omit<DownloadOptions, "signal"> & { readonly signal: AbortSignal };

export interface OpenUpdater {
  readonly installed: {
    readonly version: string;
    /** Below zero when the other version is newer. */
    readonly compare: (other: string) => number;
  };
  /** Whether a manifest is meant for this computer: its stage of the roll-out, its system's version. */
  readonly isMeant: (manifest: Manifest) => Promise<boolean>;
  /** Downloads what the manifest names; answers the file, whole and verified. */
  readonly download: (manifest: Manifest, ways: DownloadWays) => Promise<string>;
  /** The file of another version of this package, and where it is. */
  readonly fileOf: (files: readonly ManifestFile[]) => FoundFile | null;
  /** Installs what was downloaded; called when the app has closed everything. */
  readonly install: (startAgain: boolean) => boolean;
}

interface FoundFile {
  readonly url: URL;
  readonly file: ManifestFile;
}

export interface OpenUpdaterOptions {
  readonly package: UpdatedPackage;
  readonly app: AppAdapter;
  readonly base: URL;
  /** The switches with which the app is started again. */
  readonly args: readonly string[];
  readonly log: (line: object) => void;
}

const extensions = {
  appimage: "AppImage",
  nsis: "exe",
  mac: "zip",
  deb: "deb",
  rpm: "rpm",
} as const;
const others = ["AppImage", "deb", "rpm", "pacman", "dmg", "pkg", "zip", "exe", "tar.gz"] as const;

/** YAML as electron-updater reads it. @throws Error when it is none */
export function parseYaml(text: string): unknown {
  return parseUpdateInfo(text, "the manifest", new URL("https://manifest.invalid"));
}

export function openUpdater(options: OpenUpdaterOptions): OpenUpdater {
  const { app, args, base, log } = options;
  let present: Manifest | null = null;
  let ways: DownloadWays | null = null;

  /** Hands out the manifest that has been verified, and nothing else. */
  class VerifiedProvider extends Provider<UpdateInfo> {
    // oxlint-disable-next-line typescript/no-useless-constructor -- electron-updater calls it with three arguments
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }
    override async getLatestVersion(): Promise<UpdateInfo> {
      if (present === null) throw new Error("No manifest has been verified");
      return infoOf(present);
    }
    override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return resolveFiles(info, base);
    }
  }

  /** Its own way unlinks the AppImage first: a crash would leave the counter without a till. */
  class WholeAppImageUpdater extends AppImageUpdater {
    protected override doInstall({ isForceRunAfter }: { readonly isForceRunAfter: boolean }) {
      if (options.package.kind !== "appimage" || this.installerPath === null) return false;
      replaceAppImage(this.installerPath, options.package.path);
      if (isForceRunAfter) startAfterEnd(options.package.path, args);
      return true;
    }
  }

  const updater = create();
  updater.autoDownload = false;
  // What is installed when the app ends is decided here, not there.
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = true;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.forceDevUpdateConfig = true;
  const say = (level: string) => (message: unknown) => {
    log({ level, event: "electron_updater", message: String(message) });
  };
  updater.logger = { info: say("debug"), warn: say("warn"), error: say("warn") };
  updater.setFeedURL({ provider: "custom", updateProvider: VerifiedProvider });
  // `net.fetch` instead of its own requests: the system's proxy and certificates, no cookies, a
  // download that waits for a sale and goes on where it was cut off.
  Reflect.set(updater, "httpExecutor", {
    download: async (url: URL, destination: string, given: { readonly sha512?: string | null }) => {
      const file = present?.files.find(({ sha512 }) => sha512 === given.sha512);
      if (file === undefined || ways === null) throw new Error("Not a file of the manifest");
      await downloadFile(url, file, destination, ways);
    },
  });

  return {
    installed: {
      version: app.version,
      compare: (other) => updater.currentVersion.compare(other),
    },
    async isMeant(manifest) {
      present = manifest;
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ?? false;
    },
    async download(manifest, given) {
      present = manifest;
      ways = given;
      const [file] = await updater.downloadUpdate();
      if (file === undefined) throw new Error("electron-updater has downloaded nothing");
      return file;
    },
    fileOf(files) {
      const extension = extensions[options.package.kind];
      const not = others.filter((each) => each !== extension);
      const all = resolveFiles(infoOf({ version: app.version, files: [...files] }), base);
      const found = findFile(all, extension, not);
      const file = files.find(({ sha512 }) => sha512 === found?.info.sha512);
      return found === null || found === undefined || file === undefined
        ? null
        : { url: found.url, file };
    },
    install(startAgain) {
      if (updater instanceof MacUpdater) {
        updater.autoRunAppAfterInstall = startAgain;
        updater.quitAndInstall();
        return true;
      }
      return updater.install(true, startAgain);
    },
  };

  function create(): BaseUpdater | MacUpdater {
    switch (options.package.kind) {
      case "appimage":
        return new WholeAppImageUpdater(null, app);
      case "nsis":
        return new NsisUpdater(null, app);
      case "mac":
        return new MacUpdater(undefined, app);
      case "deb":
        return new DebUpdater(null, app);
      case "rpm":
        return new RpmUpdater(null, app);
    }
  }
}

function infoOf(manifest: Pick<Manifest, "version" | "files"> & Partial<Manifest>): UpdateInfo {
  const { cobro: _ours, releaseNotes = null, stagingPercentage, ...info } = manifest;
  return {
    path: "",
    sha512: "",
    releaseDate: "",
    ...info,
    files: [...info.files],
    releaseNotes,
    ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
  };
}
