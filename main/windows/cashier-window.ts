import { BrowserWindow } from "electron";

import { cashierAddress } from "../app-protocol/app-address.ts";
import type { Log } from "../log.ts";
import { crashPauseMs } from "./crash-pause.ts";
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
  window.webContents.on("before-input-event", (event, { isAutoRepeat, key, type }) => {
    if (key !== "F11" || type !== "keyDown") return;
    event.preventDefault();
    // A kiosk fills the screen already, and stays so.
    if (!isAutoRepeat && !options.kiosk) window.setFullScreen(!window.isFullScreen());
  });
  return window;
}

export async function loadCashierPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(cashierAddress);
}

/**
 * A page whose process has gone is loaded again; what it shows comes from the main process anyway.
 * One that goes again and again is given pauses, never up.
 */
export function reviveAfterCrash(window: BrowserWindow, log: Log): void {
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
  window.once("closed", () => {
    if (timer !== null) clearTimeout(timer);
  });
}

/** Brings a window back before the cashier's eyes. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
