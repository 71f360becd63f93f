import type { BrowserWindowConstructorOptions, Rectangle } from "electron";

import { paper } from "../windows/cashier-window-options.ts";
import { windowPreferences } from "../windows/window-preferences.ts";

/**
 * A window as large as its display, above everything there, that never takes the focus from the
 * cashier. Not Electron's full screen: that takes the focus, and on macOS a space of its own
 * (decision 0036).
 */
export function displayWindowOptions(options: {
  readonly preload: string;
  readonly dark: boolean;
  readonly development: boolean;
  readonly bounds: Rectangle;
}): BrowserWindowConstructorOptions {
  return {
    title: "Cobro",
    ...options.bounds,
    show: false,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    hasShadow: false,
    roundedCorners: false,
    // macOS would keep it below the menu bar.
    enableLargerThanScreen: true,
    backgroundColor: options.dark ? paper.dark : paper.light,
    webPreferences: windowPreferences(options),
  };
}
