import type { App } from "electron";
import { existsSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

import { callHolder, hearCalls } from "./second-instance.ts";
import { takeLock } from "./single-instance-lock.ts";
import { KnownEvents, preventable, standIn } from "./stand-in.ts";
import { createCommandLine } from "./switches.ts";

export interface PreviewApp {
  readonly app: App;
  readonly isReady: () => boolean;
  readonly becomeReady: () => void;
  /** A window has appeared: tells the app's listeners of its contents. */
  readonly announce: (event: "web-contents-created" | "browser-window-created", it: object) => void;
  /** The last window was closed. */
  readonly lastWindowClosed: () => void;
}

/** The windows, as far as the app's end needs them. `closeAll` answers false when one of them stays. */
export interface Windows {
  readonly closeAll: () => boolean;
  readonly destroyAll: () => void;
}

const events = [
  "ready",
  "will-finish-launching",
  "before-quit",
  "will-quit",
  "quit",
  "window-all-closed",
  "web-contents-created",
  "browser-window-created",
  "second-instance",
  // These never happen in a browser's tab.
  "activate",
  "open-url",
  "select-client-certificate",
  "render-process-gone",
  "child-process-gone",
] as const;

type PathName = Parameters<App["getPath"]>[0];

export function createApp(options: {
  readonly name: string;
  readonly version: string;
  readonly switches: ReadonlyMap<string, string>;
  readonly windows: Windows;
  readonly endProcess: (code: number) => never;
  /** Tells whoever started the preview; starting it again is theirs. */
  readonly say: (line: string) => void;
}): PreviewApp {
  const emitter = new KnownEvents("app", events);
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let unlock: (() => void) | null = null;
  let quitting = false;
  const paths = new Map<string, string>();
  const userDataSwitch = options.switches.get("user-data-dir") ?? "";
  if (userDataSwitch !== "") paths.set("userData", userDataSwitch);

  const app = standIn<App>(
    "app",
    {
      name: options.name,
      isPackaged: false,
      commandLine: createCommandLine(options.switches),
      getName: () => options.name,
      getVersion: () => options.version,
      getLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
      // The computer around the preview speaks as its screens are tested, or as it was started.
      getPreferredSystemLanguages: () => [options.switches.get("lang") ?? "es-CL"],
      setAsDefaultProtocolClient: () => false,
      getPath,
      setPath: (name, path) => {
        if (!existsSync(path)) throw new Error(`Failed to set path: '${path}' does not exist`);
        paths.set(name, path);
      },
      isReady: () => isReady,
      whenReady: () => ready.promise,
      enableSandbox: () => {
        if (isReady) throw new Error("app.enableSandbox() can only be called before app is ready");
      },
      requestSingleInstanceLock: () => {
        unlock ??= lock();
        return unlock !== null;
      },
      hasSingleInstanceLock: () => unlock !== null,
      releaseSingleInstanceLock: () => {
        unlock?.();
        unlock = null;
      },
      quit,
      exit: end,
      relaunch: ({ args, execPath } = {}) => {
        options.say(`relaunch ${JSON.stringify({ args, execPath })}`);
      },
      focus: () => undefined,
    },
    emitter,
  );
  return {
    app,
    isReady: () => isReady,
    becomeReady: () => {
      emitter.emit("will-finish-launching");
      isReady = true;
      emitter.emit("ready", preventable({}), {});
      ready.resolve();
    },
    announce: (event, it) => {
      emitter.emit(event, preventable({}), it);
    },
    lastWindowClosed: () => {
      if (quitting) return;
      if (emitter.listenerCount("window-all-closed") === 0) quit();
      else emitter.emit("window-all-closed");
    },
  };

  function lock(): (() => void) | null {
    const folder = getPath("userData");
    const calls = join(folder, "preview.calls");
    const free = takeLock(join(folder, "preview.lock"));
    if (free === null) {
      callHolder(calls, { argv: process.argv, workingDirectory: process.cwd() });
      return null;
    }
    const stopHearing = hearCalls(calls, ({ argv, workingDirectory }) => {
      emitter.emit("second-instance", {}, argv, workingDirectory, {});
    });
    return () => {
      stopHearing();
      free();
    };
  }

  function getPath(name: PathName): string {
    const path = paths.get(name) ?? defaultPath(name);
    if (name === "userData" || name === "logs" || name === "sessionData") {
      mkdirSync(path, { recursive: true });
    }
    return path;
  }

  function defaultPath(name: PathName): string {
    switch (name) {
      case "home":
        return homedir();
      case "temp":
        return tmpdir();
      case "exe":
      case "module":
        return process.execPath;
      case "appData":
        return appDataFolder();
      case "userData":
        // Not the folder of the real app: what the preview seals, only the preview can open.
        return join(getPath("appData"), `${options.name}-preview`);
      case "sessionData":
        return getPath("userData");
      case "logs":
        return join(getPath("userData"), "logs");
      default:
        throw new Error(`The preview has no app.getPath('${name}').`);
    }
  }

  /** As Electron: before-quit, the windows, will-quit, quit; each of the first three may stop it. */
  function quit(): void {
    if (quitting || !goesOn("before-quit")) return;
    quitting = true;
    if (!options.windows.closeAll() || !goesOn("will-quit")) {
      quitting = false;
      return;
    }
    end(0);
  }

  function goesOn(event: "before-quit" | "will-quit"): boolean {
    const asked = preventable({});
    emitter.emit(event, asked);
    return !asked.defaultPrevented;
  }

  function end(code = 0): void {
    quitting = true;
    options.windows.destroyAll();
    emitter.emit("quit", preventable({}), code);
    unlock?.();
    options.endProcess(code);
  }
}

function appDataFolder(): string {
  const { env, platform } = process;
  if (platform === "win32") return env["APPDATA"] ?? join(homedir(), "AppData", "Roaming");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support");
  return env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
}
