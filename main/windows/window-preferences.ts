import type { WebPreferences } from "electron";

/**
 * What every page of the app's own runs under: no Node, no way out but its bridge.
 * @param options.preload absolute path of the bridge's script
 * @param options.development allows the developer tools
 */
export function windowPreferences(options: {
  readonly preload: string;
  readonly development: boolean;
}): WebPreferences {
  return {
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
    devTools: options.development,
    // The till must notice the bank's word in a window that is behind another one.
    backgroundThrottling: false,
  };
}
