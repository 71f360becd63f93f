import type { App } from "electron";

import { appLinkScheme } from "../../contract/pairing-link.ts";

/** What the operating system has been asked to open with the app, from its start on. */
export interface OpenedLinks {
  /** Whoever takes them gets those that have come already, too. */
  readonly deliver: (take: (url: string) => void) => void;
}

/**
 * Hears of links from before the app is ready: macOS hands them over by an event, Windows and
 * Linux as a word of the command line, of a second start too.
 */
export function hearLinks(
  app: App,
  { argv, platform }: Pick<NodeJS.Process, "argv" | "platform">,
): OpenedLinks {
  const waiting: string[] = [];
  let take = (url: string): void => {
    waiting.push(url);
  };
  const takeWords = (words: readonly string[]) => {
    // Chromium's switches stand among them: only what bears our scheme is a link.
    const url = words.findLast((word) => word.toLowerCase().startsWith(`${appLinkScheme}:`));
    if (url !== undefined) take(url);
  };
  app.on("open-url", (event, url) => {
    event.preventDefault();
    take(url);
  });
  app.on("second-instance", (_event, words) => {
    takeWords(words);
  });
  takeWords(argv);
  // The installers of macOS and Linux name the scheme; on Windows that is the app's own to do.
  if (app.isPackaged && platform === "win32") app.setAsDefaultProtocolClient(appLinkScheme);
  return {
    deliver(next) {
      take = next;
      waiting.splice(0).forEach(next);
    },
  };
}
