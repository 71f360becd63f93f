import type { Session, WebContents } from "electron";

import type { Log } from "../log.ts";
import { isOfOrigins } from "../pay-page/pay-origins.ts";

/** No page of the app leaves its address by itself: only the main process loads one. */
export type Denied =
  | { readonly what: "navigation"; readonly to: string }
  | { readonly what: "redirect"; readonly to: string }
  | { readonly what: "window"; readonly to: string }
  | { readonly what: "webview"; readonly to: string }
  | { readonly what: "permission"; readonly permission: string }
  | { readonly what: "download"; readonly to: string };

/** Whether a page may go from where it is to another address. A reload of the very same page may. */
export function mayNavigate(from: string, to: string): boolean {
  const [here, there] = [URL.parse(from), URL.parse(to)];
  return here !== null && there !== null && withoutHash(here) === withoutHash(there);
}

function withoutHash(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search}`;
}

/**
 * The sessions of pages that are not the app's own (the pay page on the counter's screen), and the
 * origins within which they may move.
 */
export type GuestOrigins = WeakMap<Session, readonly string[]>;

/** Navigation, new windows and webviews are denied. A guest moves within its origins. */
export function denyInContents(contents: WebContents, log: Log, guestOrigins: GuestOrigins): void {
  const isGuests = (url: string): boolean =>
    isOfOrigins(url, guestOrigins.get(contents.session) ?? []);
  const denied = (denial: Denied): void => {
    log({ level: "warn", event: "denied", ...denial });
  };
  contents.on("will-navigate", (event) => {
    if (mayNavigate(contents.getURL(), event.url) || isGuests(event.url)) return;
    event.preventDefault();
    denied({ what: "navigation", to: event.url });
  });
  contents.on("will-frame-navigate", (event) => {
    if (event.isMainFrame || isGuests(event.url)) return;
    event.preventDefault();
    denied({ what: "navigation", to: event.url });
  });
  contents.on("will-redirect", (event) => {
    if (isGuests(event.url)) return;
    event.preventDefault();
    denied({ what: "redirect", to: event.url });
  });
  contents.on("will-attach-webview", (event, _preferences, params) => {
    event.preventDefault();
    denied({ what: "webview", to: params["src"] ?? "" });
  });
  contents.setWindowOpenHandler(({ url }) => {
    denied({ what: "window", to: url });
    return { action: "deny" };
  });
}

/** Permissions, devices, screen capture and downloads are denied. */
export function denyInSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log({ level: "warn", event: "denied", what: "permission", permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null);
  });
  session.on("will-download", (event, item) => {
    event.preventDefault();
    log({ level: "warn", event: "denied", what: "download", to: item.getURL() });
  });
}
