import { BrowserWindow } from "electron";

import type { FintocKeys } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { keysAddress } from "../app-protocol/app-address.ts";
import { openKeyBridge } from "../ipc/ipc-main.ts";
import type { Log } from "../log.ts";
import { keyWindowOptions } from "./key-window-options.ts";

export interface KeyWindowOptions {
  readonly parent: () => BrowserWindow;
  /** Absolute path of its own bridge's script. */
  readonly preload: string;
  readonly development: boolean;
  readonly dark: () => boolean;
  readonly language: () => string;
  readonly log: Log;
}

/** Asks for Fintoc's keys in a window of their own, one at a time. */
export function createKeyWindow(options: KeyWindowOptions) {
  let open: {
    readonly window: BrowserWindow;
    readonly done: Promise<Result<null, Failure>>;
  } | null = null;

  /**
   * @param put checks and keeps what was typed; the window stays until that went well or it is closed
   * @returns `keys_not_typed` when somebody closed it
   */
  return function askForKeys(
    put: (keys: FintocKeys) => Promise<Result<null, Failure>>,
  ): Promise<Result<null, Failure>> {
    if (open !== null) {
      open.window.focus();
      return Promise.resolve(fail(failure("keys_not_typed")));
    }
    const { promise, resolve } = Promise.withResolvers<Result<null, Failure>>();
    const dark = options.dark();
    const { development, log, preload } = options;
    const window = new BrowserWindow({
      ...keyWindowOptions({ dark, development, preload }),
      parent: options.parent(),
    });
    open = { window, done: promise };
    const closeBridge = openKeyBridge(
      window.webContents.id,
      async (keys) => {
        const kept = await put(keys);
        if (!kept.ok) return kept;
        resolve(ok(null));
        // Its page hears the answer first.
        setImmediate(() => {
          if (!window.isDestroyed()) window.close();
        });
        return kept;
      },
      log,
    );
    window.once("ready-to-show", () => window.show());
    window.once("closed", () => {
      open = null;
      closeBridge();
      resolve(fail(failure("keys_not_typed")));
    });
    const question = new URLSearchParams({
      language: options.language(),
      theme: dark ? "dark" : "light",
    });
    window.loadURL(`${keysAddress}?${question.toString()}`).catch((error: unknown) => {
      log({ level: "error", event: "key_window_not_loaded", error });
      if (!window.isDestroyed()) window.close();
    });
    return promise;
  };
}
