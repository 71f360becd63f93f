import type { BrowserWindowConstructorOptions } from "electron";

import { windowPreferences } from "./window-preferences.ts";

/** Paper of the light and of the dark theme (screens.md), so that opening does not flash. */
export const paper = { light: "#f6f4ef", dark: "#101216" } as const;

/**
 * @param options.preload absolute path of the bridge's script
 * @param options.development allows the developer tools
 * @param options.kiosk fills the screen and leaves no way to the desktop
 */
export function cashierWindowOptions(options: {
  readonly preload: string;
  readonly dark: boolean;
  readonly development: boolean;
  readonly kiosk: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: "Cobro",
    width: 1_280,
    height: 800,
    // 1024×600 and, standing, 768×1024.
    minWidth: 768,
    minHeight: 600,
    show: false,
    kiosk: options.kiosk,
    // Where it stood last time, and whether it filled the screen; a kiosk always does.
    name: "cashier",
    windowStatePersistence: !options.kiosk,
    autoHideMenuBar: true,
    backgroundColor: options.dark ? paper.dark : paper.light,
    webPreferences: {
      ...windowPreferences({ ...options, development: options.development && !options.kiosk }),
      // A payment is heard also when nobody has touched the till since it was started (0038).
      autoplayPolicy: "no-user-gesture-required",
    },
  };
}
