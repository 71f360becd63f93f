import type { BrowserWindowConstructorOptions } from "electron";

/** Paper of the light and of the dark theme (screens.md), so that opening does not flash. */
export const paper = { light: "#f6f4ef", dark: "#101216" } as const;

/**
 * @param options.preload absolute path of the bridge's script
 * @param options.development allows the developer tools
 */
export function cashierWindowOptions(options: {
  readonly preload: string;
  readonly dark: boolean;
  readonly development: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: "Cobro",
    width: 1_280,
    height: 800,
    minWidth: 1_024,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: options.dark ? paper.dark : paper.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A payment is heard also when nobody has touched the till since it was started (0038).
      autoplayPolicy: "no-user-gesture-required",
      devTools: options.development,
      // The till must notice the bank's word in a window that is behind another one.
      backgroundThrottling: false,
    },
  };
}
