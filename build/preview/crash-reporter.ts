import type { CrashReporter, CrashReporterStartOptions } from "electron";

import { standIn } from "./stand-in.ts";

/** There is no native code of ours to crash: it takes what Electron takes, and sends nothing. */
export function createCrashReporter(): CrashReporter {
  return standIn<CrashReporter>("crashReporter", {
    start: ({ submitURL, uploadToServer = true }: CrashReporterStartOptions) => {
      if (uploadToServer && submitURL === undefined) {
        throw new TypeError("submitURL must be specified when uploadToServer is true");
      }
      if (uploadToServer) throw new Error("The preview sends no crash anywhere.");
    },
  });
}
