import { BrowserWindow } from "electron";

import { cashierAddress } from "../app-protocol/app-address.ts";
import type { Log } from "../log.ts";
import { crashPauseMs } from "./crash-pause.ts";
import { isKioskKey } from "../kiosk/kiosk-keys.ts";
import { cashierWindowOptions } from "./cashier-window-options.ts";

/** Makes the cashier's window; nothing is loaded yet, so that the bridge is there before the page. */
export function createCashierWindow(options: {
  readonly preload: string;
  readonly dark: boolean;
  readonly development: boolean;
  readonly kiosk: boolean;
}): BrowserWindow {
  const window = new BrowserWindow(cashierWindowOptions(options));
  window.once("ready-to-show", () => {
    window.show();
  });
  window.webContents.on("before-input-event", (event, input) => {
    const { isAutoRepeat, key, type } = input;
    if (options.kiosk && isKioskKey(input)) {
      event.preventDefault();
      return;
    }
    if (key !== "F11" || type !== "keyDown") return;
    event.preventDefault();
    if (!isAutoRepeat) window.setFullScreen(!window.isFullScreen());
  });
  return window;
}

export async function loadCashierPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(cashierAddress);
}

/** A page that does not answer is waited for so long: it may be busy. */
const longestHangMs = 10_000;

/**
 * A page whose process has gone is loaded again; what it shows comes from the main process anyway.
 * One that goes again and again is given pauses, never up. One that hangs is ended first.
 */
export function reviveAfterCrash(window: BrowserWindow, log: Log, hangMs = longestHangMs): void {
  const crashes: number[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const revive = (): void => {
    timer = null;
    if (window.isDestroyed()) return;
    loadCashierPage(window).catch((error: unknown) => {
      log({ level: "error", event: "page_not_loaded", error });
    });
  };
  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log({ level: "error", event: "page_crashed", reason, exitCode });
    if (reason === "clean-exit" || timer !== null) return;
    crashes.push(performance.now());
    timer = setTimeout(revive, crashPauseMs(crashes));
  });
  let hanging: ReturnType<typeof setTimeout> | undefined;
  window.on("unresponsive", () => {
    log({ level: "error", event: "page_hangs" });
    clearTimeout(hanging);
    hanging = setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    }, hangMs);
  });
  window.on("responsive", () => {
    clearTimeout(hanging);
  });
  window.once("closed", () => {
    clearTimeout(hanging);
    if (timer !== null) clearTimeout(timer);
  });
}

/** Brings a window back before the cashier's eyes. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
