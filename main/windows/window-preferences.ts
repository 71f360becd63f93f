import type { WebPreferences } from "electron";

/**
 * What every page runs under: no Node, no way out.
 * @param development allows the developer tools
 */
export function pagePreferences(development: boolean): WebPreferences {
  return {
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
    devTools: development,
  };
}

/**
 * What the pages of the app's own run under: their bridge besides.
 * @param options.preload absolute path of the bridge's script
 */
export function windowPreferences(options: {
  readonly preload: string;
  readonly development: boolean;
}): WebPreferences {
  return {
    ...pagePreferences(options.development),
    preload: options.preload,
    // The till must notice the bank's word in a window that is behind another one.
    backgroundThrottling: false,
  };
}
