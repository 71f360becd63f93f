import { BrowserWindow, type Display, type Screen } from "electron";

import { displayChannels } from "../../contract/display-channels.ts";
import { displayAddress } from "../app-protocol/app-address.ts";
import { openDisplayBridge } from "../ipc/ipc-main.ts";
import type { Log } from "../log.ts";
import type { Till } from "../till/till.ts";
import { createDisplayFeed } from "./display-feed.ts";
import { displayWindowOptions } from "./display-window-options.ts";
import { customerDisplayOf, listDisplays } from "./recognise-display.ts";

export interface CustomerDisplay {
  /** After sleep: looks at the displays and at the clock again. */
  readonly refresh: () => void;
}

/** The window on the display that faces the customer, as long as that display is there. */
export function openCustomerDisplay(options: {
  readonly till: Pick<Till, "state" | "subscribe" | "setDesk" | "relayNow">;
  readonly screen: Screen;
  readonly cashierWindow: BrowserWindow;
  readonly preload: string;
  readonly development: boolean;
  readonly dark: () => boolean;
  readonly log: Log;
}): CustomerDisplay {
  const { cashierWindow, log, screen, till } = options;
  let shown: { readonly window: BrowserWindow; readonly displayId: number } | null = null;
  let chosen = till.state().preferences.customerDisplay;

  const feed = createDisplayFeed({
    till: till.state,
    send: (state) => {
      if (shown !== null && !shown.window.isDestroyed()) {
        shown.window.webContents.send(displayChannels.state, state);
      }
    },
    relayNow: till.relayNow,
  });
  const closeBridge = openDisplayBridge(
    () => shown?.window.webContents.id ?? null,
    feed.state,
    log,
  );
  const unsubscribe = till.subscribe((state) => {
    if (state.preferences.customerDisplay !== chosen) {
      chosen = state.preferences.customerDisplay;
      place();
    }
    if (shown !== null) feed.refresh();
  });
  screen.on("display-added", place);
  screen.on("display-removed", place);
  screen.on("display-metrics-changed", place);
  // The cashier's window may be moved onto the customer's display: then that one gives way.
  cashierWindow.on("move", place);
  cashierWindow.once("closed", () => {
    unsubscribe();
    closeBridge();
    screen.off("display-added", place);
    screen.off("display-removed", place);
    screen.off("display-metrics-changed", place);
    close();
  });
  place();
  return {
    refresh: () => {
      place();
      if (shown !== null) feed.refresh();
    },
  };

  function place(): void {
    if (cashierWindow.isDestroyed()) return;
    const displays = screen.getAllDisplays();
    const cashiers = screen.getDisplayMatching(cashierWindow.getBounds());
    till.setDesk({ displays: listDisplays(displays, cashiers.id, chosen) });
    const wanted = customerDisplayOf(displays, chosen, cashiers.id);
    if (shown !== null && shown.displayId !== wanted?.id) close();
    if (wanted === null) return;
    if (shown === null) open(wanted);
    else shown.window.setBounds(wanted.bounds);
  }

  function open(display: Display): void {
    const { development, preload } = options;
    const dark = options.dark();
    const { bounds } = display;
    const window = new BrowserWindow(displayWindowOptions({ bounds, dark, development, preload }));
    shown = { window, displayId: display.id };
    log({ level: "info", event: "customer_display_opened", display: display.label });
    // Above the taskbar; and once more its bounds: a window is made in the first display's scale.
    window.setAlwaysOnTop(true, "screen-saver");
    window.setBounds(bounds);
    window.once("ready-to-show", () => {
      window.showInactive();
    });
    window.once("closed", () => {
      if (shown?.window !== window) return;
      shown = null;
      feed.close();
    });
    const load = (): void => {
      window.loadURL(displayAddress).catch((error: unknown) => {
        log({ level: "error", event: "customer_display_not_loaded", error });
      });
    };
    window.webContents.on("render-process-gone", (_event, { reason }) => {
      log({ level: "error", event: "customer_display_crashed", reason });
      if (reason !== "clean-exit" && !window.isDestroyed()) load();
    });
    load();
    feed.refresh();
  }

  function close(): void {
    const closing = shown;
    shown = null;
    feed.close();
    if (closing === null || closing.window.isDestroyed()) return;
    closing.window.destroy();
    log({ level: "info", event: "customer_display_closed" });
  }
}
