import type { App, BrowserWindow, PowerMonitor, PowerSaveBlocker } from "electron";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import { ok } from "../../contract/result.ts";
import type { Log } from "../log.ts";
import type { Till } from "../till/till.ts";

/** A window that is left by a manager's PIN alone. */
export interface Kiosk {
  readonly handlers: Pick<BridgeHandlers, "kiosk.leave">;
  /** Whether the app may end now. */
  readonly mayQuit: () => boolean;
  /** An administrator, or the computer's own end, has asked: nothing holds it back. */
  readonly letGo: () => void;
}

export interface KioskOptions {
  readonly app: Pick<App, "quit">;
  readonly window: BrowserWindow;
  readonly till: Pick<Till, "handlers" | "setDesk">;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, "start" | "stop">;
  readonly powerMonitor: Pick<PowerMonitor, "on">;
  readonly log: Log;
}

/** Keeps the window full and open and the screen awake, until somebody who may ends it. */
export function openKiosk(options: KioskOptions): Kiosk {
  const { app, log, powerMonitor, powerSaveBlocker, till, window } = options;
  let isFree = false;
  let asks = 0;
  const awake = powerSaveBlocker.start("prevent-display-sleep");

  function letGo(): void {
    if (isFree) return;
    isFree = true;
    powerSaveBlocker.stop(awake);
    log({ level: "info", event: "kiosk_left" });
  }

  /** Alt+F4, ⌘Q, the task bar: the screen asks for the PIN. */
  function ask(): void {
    asks += 1;
    till.setDesk({ kiosk: { asks } });
  }

  till.setDesk({ kiosk: { asks } });
  window.on("close", (event) => {
    if (isFree) return;
    event.preventDefault();
    ask();
  });
  // macOS has gestures for it, Windows its own keys.
  window.on("leave-full-screen", () => {
    if (!isFree) window.setKiosk(true);
  });
  window.on("minimize", () => {
    if (!isFree) window.restore();
  });
  powerMonitor.on("shutdown", letGo);
  if (process.platform === "win32") window.on("query-session-end", letGo);

  return {
    letGo,
    mayQuit() {
      if (!isFree) ask();
      return isFree;
    },
    handlers: {
      async "kiosk.leave"(input) {
        const allowed = await till.handlers["kiosk.leave"](input);
        if (!allowed.ok) return allowed;
        letGo();
        // The answer is on its way before the window goes.
        setImmediate(() => app.quit());
        return ok(null);
      },
    },
  };
}
