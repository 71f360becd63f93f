/** The parts of the desktop that a preview has little of: theme, power, network, menu, messages. */
import type { Dialog, Menu, NativeTheme, Net, PowerMonitor, Shell } from "electron";
import { networkInterfaces } from "node:os";

import { netFetch } from "./net-fetch.ts";
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

/** Tells `resume` when the clock has jumped: the computer slept, and no timer ran meanwhile. */
export function createPowerMonitor(): PowerMonitor {
  const events = new KnownEvents("powerMonitor", [
    "suspend",
    "resume",
    "on-ac",
    "on-battery",
    "shutdown",
    "lock-screen",
    "unlock-screen",
  ]);
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > sleptMs) events.emit("resume");
    last = now;
  }, beatMs).unref();
  return standIn<PowerMonitor>("powerMonitor", {}, events);
}

export function createNet(isReady: () => boolean): Net {
  const isOnline = (): boolean =>
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

/** @param print writes one line for the person at the terminal */
export function createDialog(print: (line: string) => void): Dialog {
  return standIn<Dialog>("dialog", {
    showErrorBox: (title, content) => {
      print(`${title}: ${content}`);
    },
  });
}

/** @param print writes one line for the person at the terminal */
export function createShell(print: (line: string) => void): Shell {
  return standIn<Shell>("shell", {
    openExternal: async (url) => {
      print(`open ${url}`);
    },
  });
}
