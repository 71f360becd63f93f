import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { AppAdapter } from "electron-updater/out/AppAdapter.js";

import type { BridgeHandlers, TillState } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { UpdateState } from "../../contract/update.ts";
import type { Log } from "../log.ts";
import type { Document } from "../settings/document.ts";
import { isDiskFull, WrongFileError } from "./download-file.ts";
import { fetchManifest } from "./fetch-manifest.ts";
import { keepVersion, leaveOnly } from "./keep-version.ts";
import { judgeManifest, manifestName, readManifest, type Manifest } from "./manifest.ts";
import { barsInstall, hasWaitingSale, mayAskForInstall, mayInstallAlone } from "./may-install.ts";
import type { DownloadWays, OpenUpdater } from "./open-updater.ts";
import { sha512Of } from "./sha512.ts";
import type { UpdateDocument } from "./update-document.ts";
import { needsAdministrator, type UpdatePackage } from "./update-package.ts";
import { baseOf, type UpdatePolicy } from "./update-policy.ts";

/** An installation that came to nothing so often is tried again only by a person. */
const mostTimesAlone = 2;

/**
 * What is installed when somebody closes the app: Squirrel.Mac would start it again, and a package
 * manager must not be cut off by a computer that is shut down.
 */
const atEnd: ReadonlySet<UpdatePackage["kind"]> = new Set(["appimage", "nsis"]);

export interface UpdatesOptions {
  readonly policy: UpdatePolicy;
  readonly package: UpdatePackage;
  readonly keys: readonly string[];
  /** What electron-updater may know of the app. */
  readonly app: AppAdapter;
  readonly exePath: string;
  /** Where kept versions and unfinished downloads lie. */
  readonly folder: string;
  /** The switches with which the app is started again. */
  readonly args: readonly string[];
  readonly document: Document<UpdateDocument>;
  readonly till: {
    readonly state: () => TillState;
    readonly subscribe: (listener: (state: TillState) => void) => () => void;
    readonly relayNow: () => number;
  };
  readonly fetch: typeof globalThis.fetch;
  /** For how long nobody has touched this computer. */
  readonly idleMs: () => number;
  readonly tell: (state: UpdateState) => void;
  /** Ends the app in good order; `atQuit` is called then. */
  readonly quit: () => void;
  readonly log: Log;
}

export interface Updates {
  readonly handlers: Pick<BridgeHandlers, "updates.check" | "updates.install">;
  readonly state: () => UpdateState;
  /** Asks the server, and downloads what is newer. One at a time. */
  readonly check: () => Promise<Result<UpdateState, Failure>>;
  /** Installs where that may be done unasked; called now and then. */
  readonly installIfIdle: () => void;
  /** The app has closed everything and ends. */
  readonly atQuit: (exitCode: number) => void;
  readonly close: () => void;
}

interface Ready {
  readonly manifest: Manifest;
  readonly path: string;
  readonly needsAdministrator: boolean;
  readonly canGoBack: boolean;
}

/** Keeps this app up to date: only with what our key has signed, and only between sales. */
export function openUpdates(options: UpdatesOptions): Updates {
  const { app, document, folder, log, policy, till } = options;
  const keptFolder = join(folder, "kept");
  const closing = new AbortController();
  let state = first();
  let ready: Ready | null = null;
  let running: Promise<Result<UpdateState, Failure>> | null = null;
  let updater: OpenUpdater | null = null;
  let failed = seeWhatBecame();
  const closed = Promise.withResolvers<never>();
  closed.promise.catch(() => undefined);
  options.tell(state);

  function first(): UpdateState {
    if (policy.url === null) return { kind: "off", why: "no_url" };
    if (options.keys.length === 0) return { kind: "off", why: "no_key" };
    if (options.package.kind === "none") return { kind: "off", why: "package" };
    if (policy.pause) return { kind: "paused" };
    return waiting(null, null);
  }

  function waiting(checkedAt: string | null, why: Failure | null): UpdateState {
    const { skip } = document.get();
    return { kind: "waiting", checkedAt, failure: why, skipped: skip };
  }

  function become(next: UpdateState): UpdateState {
    state = next;
    options.tell(next);
    return next;
  }

  function tellReady(present: Ready, why: Failure | null): UpdateState {
    const { canGoBack, manifest, needsAdministrator: needs } = present;
    const { version, releaseNotes = null } = manifest;
    const told = { version, notes: releaseNotes, needsAdministrator: needs, canGoBack };
    return become({ kind: "ready", ...told, failure: why });
  }

  /** What the last installation has come to; a version that runs now has the one before it kept. */
  function seeWhatBecame(): Failure | null {
    const { begun, kept, present } = document.get();
    if (begun === null) return null;
    if (begun.to === app.version) {
      log({ level: "info", event: "updated", from: begun.from, to: begun.to });
      const before = present ?? kept;
      document.remember({ ...document.get(), begun: null, kept: before, present: null });
      leaveOnly(keptFolder, [before]);
      return null;
    }
    if (begun.from !== app.version) return null;
    log({ level: "warn", event: "update_not_installed", version: begun.to, times: begun.times });
    return failure("update_not_installed", begun.to);
  }

  async function open(): Promise<OpenUpdater> {
    if (options.package.kind === "none" || policy.url === null) throw new Error("Updates are off");
    // Not before it is needed: the till's start waits for none of it.
    const { openUpdater } = await import("./open-updater.ts");
    mkdirSync(folder, { recursive: true });
    const { args, package: found } = options;
    updater ??= openUpdater({ package: found, app, base: baseOf(policy.url), args, log });
    return updater;
  }

  async function check(): Promise<Result<UpdateState, Failure>> {
    if (state.kind === "off") return fail(failure("update_off"));
    if (state.kind === "paused") return fail(failure("update_paused"));
    if (state.kind === "installing") return ok(state);
    running ??= checkOnce().finally(() => {
      running = null;
    });
    return running;
  }

  async function checkOnce(): Promise<Result<UpdateState, Failure>> {
    const found = await find().catch((error: unknown) => fail(downloadFailure(error)));
    const checkedAt = new Date(till.relayNow()).toISOString();
    if (!found.ok) {
      const why = found.failure;
      const level = why.code === "update_unreachable" ? "info" : "warn";
      log({ level, event: "update_refused", ...why });
      if (ready !== null && why.code === "update_unreachable") tellReady(ready, null);
      else {
        ready = null;
        const seen = state.kind === "waiting" ? state.checkedAt : null;
        become(waiting(why.code === "update_unreachable" ? seen : checkedAt, why));
      }
      return found;
    }
    ready = found.value;
    if (ready === null) return ok(become(waiting(checkedAt, failed)));
    return ok(tellReady(ready, failed?.detail === ready.manifest.version ? failed : null));
  }

  /** From the server's answer to a verified file; `null`: nothing newer for this computer. */
  async function find(): Promise<Result<Ready | null, Failure>> {
    if (policy.url === null || options.package.kind === "none") return ok(null);
    const file = manifestName(policy.channel, process.platform, process.arch);
    const base = baseOf(policy.url);
    const signed = await fetchManifest(options.fetch, base, file, closing.signal);
    if (!signed.ok) return signed;
    const opened = await open();
    const { parseYaml } = await import("./open-updater.ts");
    const manifest = readManifest(signed.value, options.keys, parseYaml);
    if (!manifest.ok) return manifest;
    const { newestSignedAt } = document.get();
    const judged = judgeManifest(manifest.value, {
      file,
      installed: opened.installed,
      newestSignedAt: newestSignedAt[file] ?? null,
      now: till.relayNow(),
    });
    if (!judged.ok) return judged;
    const { cobro, version } = manifest.value;
    const seen = { ...newestSignedAt, [file]: cobro.signedAt };
    document.remember({ ...document.get(), newestSignedAt: seen });
    if (judged.value === "same" || version === document.get().skip) return ok(null);
    if (ready?.manifest.version === version && ready.manifest.cobro.signedAt === cobro.signedAt) {
      return ok(ready);
    }
    try {
      if (!(await opened.isMeant(manifest.value))) return ok(null);
      become({ kind: "downloading", version, percent: 0 });
      const { package: found } = options;
      const path = await opened.download(manifest.value, ways(version));
      const present = await keepVersion({
        package: found,
        updater: opened,
        folder: keptFolder,
        manifest: manifest.value,
        signed: signed.value,
        ways: ways(null),
        present: document.get().present,
      });
      document.remember({ ...document.get(), present });
      leaveOnly(keptFolder, [document.get().kept, present]);
      log({ level: "info", event: "update_downloaded", version });
      return ok({
        manifest: manifest.value,
        path,
        needsAdministrator: needsAdministrator(found, options.exePath),
        canGoBack: present !== null,
      });
    } catch (error) {
      return fail(downloadFailure(error));
    }
  }

  /** @param version whose progress is shown */
  function ways(version: string | null): DownloadWays {
    return {
      fetch: options.fetch,
      partsFolder: join(folder, "parts"),
      signal: closing.signal,
      whenFree: async () => {
        if (hasWaitingSale(till.state())) await Promise.race([noSaleWaits(), closed.promise]);
      },
      onProgress: (percent) => {
        const isNews = state.kind === "downloading" && state.percent !== percent;
        if (version !== null && isNews) become({ kind: "downloading", version, percent });
      },
    };
  }

  async function noSaleWaits(): Promise<void> {
    if (!hasWaitingSale(till.state())) return;
    const free = Promise.withResolvers<void>();
    const unsubscribe = till.subscribe((present) => {
      if (!hasWaitingSale(present)) free.resolve();
    });
    await free.promise;
    unsubscribe();
  }

  /** The one way to an installation: written down first, then the app ends, then `atQuit`. */
  function install(present: Ready): Result<null, Failure> {
    const bars = barsInstall(till.state());
    if (bars !== null) return fail(bars);
    const { version } = present.manifest;
    const written = writeBegun(version);
    if (!written.ok) return written;
    log({ level: "info", event: "update_installing", version });
    become({ kind: "installing", version });
    options.quit();
    return ok(null);
  }

  function writeBegun(to: string): Result<unknown, Failure> {
    const { begun } = document.get();
    const times = begun?.to === to ? begun.times + 1 : 1;
    return document.set({ ...document.get(), begun: { from: app.version, to, times } });
  }

  function mayInstallUnasked(present: Ready): boolean {
    const { begun } = document.get();
    const times = begun?.to === present.manifest.version ? begun.times : 0;
    return present.canGoBack && !present.needsAdministrator && times < mostTimesAlone;
  }

  return {
    state: () => state,
    check,
    handlers: {
      "updates.check": async () => {
        const checked = await check();
        return checked.ok ? ok(null) : checked;
      },
      "updates.install": async () => {
        if (ready === null || state.kind !== "ready") return fail(failure("update_none"));
        if (!mayAskForInstall(till.state())) return fail(failure("manager_required"));
        failed = null;
        return install(ready);
      },
    },
    installIfIdle() {
      if (state.kind !== "ready" || ready === null || !mayInstallUnasked(ready)) return;
      if (mayInstallAlone(till.state(), options.idleMs())) install(ready);
    },
    atQuit(exitCode) {
      if (exitCode !== 0 || ready === null || updater === null) return;
      const isAsked = state.kind === "installing";
      if (!isAsked) {
        if (!atEnd.has(options.package.kind) || !mayInstallUnasked(ready)) return;
        if (barsInstall(till.state()) !== null) return;
        if (!writeBegun(ready.manifest.version).ok) return;
      }
      try {
        // What lay in the user's folder since the download is looked at once more.
        const sha512 = sha512Of(ready.path);
        if (!ready.manifest.files.some((file) => file.sha512 === sha512)) {
          throw new WrongFileError(ready.path);
        }
        if (!updater.install(isAsked)) throw new Error("electron-updater has not installed");
      } catch (error) {
        log({ level: "error", event: "update_not_installed", ...downloadFailure(error) });
        if (isAsked) app.relaunch();
      }
    },
    close() {
      closing.abort(new Error("The app ends"));
      closed.reject(new Error("The app ends"));
    },
  };
}

function downloadFailure(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (isDiskFull(error)) return failure("storage_full", detail);
  if (error instanceof WrongFileError || code === "ERR_UPDATER_INVALID_SIGNATURE") {
    return failure("update_file_wrong", detail);
  }
  if (["EACCES", "EPERM", "EROFS"].includes(code)) return failure("storage_unwritable", detail);
  return failure("update_unreachable", detail);
}
