import type { BrowserWindowConstructorOptions } from "electron";

import { paper } from "../windows/cashier-window-options.ts";
import { windowPreferences } from "../windows/window-preferences.ts";

/** @param options.preload absolute path of its own bridge's script, which can only write */
export function keyWindowOptions(options: {
  readonly preload: string;
  readonly dark: boolean;
  readonly development: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: "Cobro",
    width: 640,
    height: 620,
    show: false,
    modal: true,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    backgroundColor: options.dark ? paper.dark : paper.light,
    webPreferences: {
      ...windowPreferences(options),
      // Nobody looks over this page's shoulder, not even in development.
      devTools: false,
    },
  };
}
