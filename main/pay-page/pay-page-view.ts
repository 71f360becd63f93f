import { randomUUID } from "node:crypto";

import { session, WebContentsView, type BrowserWindow, type Session } from "electron";

import type { Log } from "../log.ts";
import { denyInSession, type GuestOrigins } from "../windows/deny-by-default.ts";
import { pagePreferences } from "../windows/window-preferences.ts";
import { mayRequest } from "./pay-origins.ts";

/** The till's own bar above the view, in pixels of the window's content. */
const barHeight = 72;

/** A pay page below the till's bar: a page of its own that knows nothing of the till. */
export interface PayPageView {
  readonly load: () => Promise<void>;
  readonly focus: () => void;
  readonly close: () => void;
}

export function createPayPageView(options: {
  readonly window: BrowserWindow;
  readonly payUrl: string;
  readonly origins: readonly string[];
  readonly guestOrigins: GuestOrigins;
  readonly development: boolean;
  readonly onGone: () => void;
  readonly log: Log;
}): PayPageView {
  const { log, onGone, origins, payUrl, window } = options;
  // Without "persist:" it lives in memory, and its name is never used again.
  const guest = session.fromPartition(`pay-page-${randomUUID()}`);
  confine(guest, origins, log);
  options.guestOrigins.set(guest, origins);
  const view = new WebContentsView({
    webPreferences: { ...pagePreferences(options.development), session: guest },
  });
  const contents = view.webContents;
  contents.on("before-input-event", (event, input) => {
    // The way back to the till's bar for who has no mouse.
    if (input.type !== "keyDown" || input.key !== "Escape") return;
    event.preventDefault();
    window.webContents.focus();
  });
  contents.on("render-process-gone", (_event, { reason }) => {
    log({ level: "error", event: "pay_page_crashed", reason });
    onGone();
  });

  window.contentView.addChildView(view);
  window.on("resize", fit);
  fit();
  let isOpen = true;
  return {
    load: () => contents.loadURL(payUrl),
    focus: () => {
      contents.focus();
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      if (!window.isDestroyed()) {
        window.off("resize", fit);
        window.contentView.removeChildView(view);
        window.webContents.focus();
      }
      if (!contents.isDestroyed()) contents.close();
      void forget(guest, log);
    },
  };

  function fit(): void {
    const [width = 0, height = 0] = window.getContentSize();
    view.setBounds({ x: 0, y: barHeight, width, height: Math.max(0, height - barHeight) });
  }
}

/** Only what the relay named may be asked for; a certificate that fails is refused by Chromium. */
function confine(guest: Session, origins: readonly string[], log: Log): void {
  denyInSession(guest, log);
  guest.webRequest.onBeforeRequest(({ resourceType, url }, answer) => {
    const isPage = resourceType === "mainFrame" || resourceType === "subFrame";
    const isAllowed = mayRequest(url, isPage, origins);
    if (!isAllowed) log({ level: "warn", event: "denied", what: "request", to: originOf(url) });
    answer({ cancel: !isAllowed });
  });
}

/** Where a request wanted to go; its path may hold what is nobody's business. */
function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? "nowhere" : `${url.protocol}//${url.host}`;
}

/** Cookies, storage, cache and connections of the customer's visit to a bank. */
async function forget(guest: Session, log: Log): Promise<void> {
  try {
    await guest.closeAllConnections();
    await guest.clearStorageData();
    await guest.clearCache();
    await guest.clearAuthCache();
  } catch (error) {
    log({ level: "error", event: "pay_page_not_forgotten", error });
  }
}
