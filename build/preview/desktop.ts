/** The parts of the desktop that a preview has little of: theme, power, network, menu, messages. */
import type {
  BaseWindow,
  Clipboard,
  Dialog,
  Menu,
  NativeTheme,
  Net,
  PowerMonitor,
  SaveDialogOptions,
  Shell,
} from "electron";
import { networkInterfaces } from "node:os";

import { netFetch } from "./net-fetch.ts";
import type { Controls } from "./controls.ts";
import { KnownEvents, standIn } from "./stand-in.ts";

/** The theme stays the browser's own; what the app asks for is remembered and told. */
export function createNativeTheme(): NativeTheme {
  const events = new KnownEvents("nativeTheme", ["updated"]);
  let themeSource: NativeTheme["themeSource"] = "system";
  return standIn<NativeTheme>(
    "nativeTheme",
    {
      get themeSource() {
        return themeSource;
      },
      set themeSource(source) {
        if (source === themeSource) return;
        themeSource = source;
        events.emit("updated");
      },
      get shouldUseDarkColors() {
        return themeSource === "dark";
      },
    },
    events,
  );
}

const beatMs = 5_000;
const sleptMs = 30_000;

/**
 * Tells `resume` when the clock has jumped: the computer slept, and no timer ran meanwhile.
 * Whatever else happens to the computer is told by the person who plays it.
 */
export function createPowerMonitor(controls: Controls): PowerMonitor {
  let idleSeconds = 0;
  controls.on("idle", (seconds = "0") => {
    idleSeconds = Number(seconds);
  });
  const events = new KnownEvents("powerMonitor", [
    "suspend",
    "resume",
    "on-ac",
    "on-battery",
    "shutdown",
    "lock-screen",
    "unlock-screen",
  ]);
  for (const event of ["suspend", "resume", "lock-screen", "unlock-screen"] as const) {
    controls.on(event, () => events.emit(event));
  }
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > sleptMs) events.emit("resume");
    last = now;
  }, beatMs).unref();
  return standIn<PowerMonitor>("powerMonitor", { getSystemIdleTime: () => idleSeconds }, events);
}

export function createNet(isReady: () => boolean, controls: Controls): Net {
  let isUnplugged = false;
  controls.on("offline", () => {
    isUnplugged = true;
  });
  controls.on("online", () => {
    isUnplugged = false;
  });
  const isOnline = (): boolean =>
    !isUnplugged &&
    Object.values(networkInterfaces()).some((addresses) =>
      addresses?.some((address) => !address.internal),
    );
  return standIn<Net>("net", {
    isOnline,
    get online() {
      return isOnline();
    },
    fetch: netFetch(isReady),
  });
}

/**
 * A clipboard of its own: the preview has no business in that of whoever runs it.
 * @param say tells whoever started the preview; the app's log is no place for what was copied
 */
export function createClipboard(say: (line: string) => void): Clipboard {
  let text = "";
  return standIn<Clipboard>("clipboard", {
    writeText: async (given) => {
      text = given;
      say(`copied ${given}`);
    },
    readText: async () => text,
  });
}

/** A browser has its own menu; the app's is made and never shown. */
export function createMenu(): typeof Menu {
  let shown: Menu | null = null;
  return standIn<typeof Menu>("Menu", {
    buildFromTemplate: () => standIn<Menu>("Menu's instance", {}),
    setApplicationMenu: (menu) => {
      shown = menu;
    },
    getApplicationMenu: () => shown,
  });
}

/**
 * @param print writes one line for the person at the terminal
 * @param save where a file that the app wants to save goes, `null` when its person gives up
 */
export function createDialog(
  print: (line: string) => void,
  save: (suggested: string) => string | null,
): Dialog {
  return standIn<Dialog>("dialog", {
    showErrorBox: (title, content) => {
      print(`${title}: ${content}`);
    },
    showSaveDialog: async (...args: [BaseWindow, SaveDialogOptions] | [SaveDialogOptions]) => {
      const options = args.length === 1 ? args[0] : args[1];
      const filePath = save(options.defaultPath ?? "");
      print(filePath === null ? "save: given up" : `save ${filePath}`);
      return { canceled: filePath === null, filePath: filePath ?? "" };
    },
  });
}

/** @param print writes one line for the person at the terminal */
export function createShell(print: (line: string) => void): Shell {
  return standIn<Shell>("shell", {
    openExternal: async (url) => {
      print(`open ${url}`);
    },
    showItemInFolder: (path) => {
      print(`show ${path}`);
    },
  });
}
