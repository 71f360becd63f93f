import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Session,
  WebContents,
  WebFrameMain,
} from "electron";
import { readFile } from "node:fs/promises";

import { invokeEvent, sendEvent } from "./ipc-events.ts";
import type { PreviewIpc } from "./ipc.ts";
import { pageScript } from "./page-script.ts";
import type { PreviewProtocol } from "./protocol.ts";
import type { PreviewPrinting } from "./printing.ts";
import { createPageChannel, type PageChannel } from "./server/page-channel.ts";
import { servePages, type PageServer } from "./server/page-server.ts";
import { KnownEvents, preventable, standIn } from "./stand-in.ts";
import { encode } from "./wire.ts";

/** What a window needs of the rest of the stand-in. */
export interface WindowSurroundings {
  readonly ipc: PreviewIpc;
  readonly protocol: PreviewProtocol;
  readonly session: Session;
  readonly permissionsPolicy: () => string;
  readonly printing: PreviewPrinting;
  /** The port that this window would like; 0 takes a free one. */
  readonly port: number;
  readonly announce: (address: string) => void;
  readonly onCreated: (window: BrowserWindow, contents: WebContents) => void;
  readonly onClosed: () => void;
}

export interface PreviewWindow {
  readonly window: BrowserWindow;
  /** Asks the window to close; false when a listener of `close` prevents it. */
  readonly close: () => boolean;
  readonly destroy: () => void;
}

const windowEvents = [
  "ready-to-show",
  "show",
  "close",
  "closed",
  "focus",
  "page-title-updated",
  // A browser's tab is moved and sized by its user, unseen.
  "blur",
  "resize",
  "move",
  "unresponsive",
  "responsive",
] as const;
const contentsEvents = [
  "did-finish-load",
  "destroyed",
  "will-navigate",
  // The page's policy allows no frame, no redirect and no webview: these never come.
  "will-frame-navigate",
  "will-redirect",
  "will-attach-webview",
  "render-process-gone",
  "preload-error",
] as const;

type OpenHandler = Parameters<WebContents["setWindowOpenHandler"]>[0];

/** A window is a page on loopback: served when an address is loaded, gone when it is closed. */
export function createWindow(
  id: number,
  options: BrowserWindowConstructorOptions,
  surroundings: WindowSurroundings,
): PreviewWindow {
  const preload = checkedPreload(options);
  const events = new KnownEvents("BrowserWindow", windowEvents);
  const contentsEmitter = new KnownEvents("webContents", contentsEvents);
  const channel: PageChannel = createPageChannel();
  let address = "";
  let server: PageServer | null = null;
  let openHandler: OpenHandler | null = null;
  let isDestroyed = false;
  let isVisible = options.show !== false;
  let title = options.title ?? "";

  const frame = standIn<WebFrameMain>("WebFrameMain", {
    get url() {
      return address;
    },
    parent: null,
    isDestroyed: () => isDestroyed,
  });
  const contents = standIn<WebContents>(
    "webContents",
    {
      id,
      mainFrame: frame,
      session: surroundings.session,
      getURL: () => address,
      isDestroyed: () => isDestroyed,
      send: (name, ...args) => {
        channel.send(name, encode(args));
      },
      setWindowOpenHandler: (handler) => {
        openHandler = handler;
      },
      getPrintersAsync: () => surroundings.printing.printers(),
      print: (options, callback) => {
        surroundings.printing.print(address, options ?? {}, callback ?? (() => undefined));
      },
      printToPDF: (options) => surroundings.printing.pdf(address, options),
    },
    contentsEmitter,
  );
  const window = standIn<BrowserWindow>(
    "BrowserWindow",
    {
      id,
      webContents: contents,
      loadURL,
      show: () => {
        isVisible = true;
        events.emit("show");
      },
      isVisible: () => isVisible,
      // Which tab is in front is for the browser's user alone.
      focus: () => undefined,
      isMinimized: () => false,
      restore: () => undefined,
      getTitle: () => title,
      setTitle: (text) => {
        title = text;
      },
      isDestroyed: () => isDestroyed,
      close: () => {
        close();
      },
      destroy,
    },
    events,
  );
  const sender = { contents, frame };
  surroundings.onCreated(window, contents);
  return { window, close, destroy };

  async function loadURL(url: string): Promise<void> {
    const scheme = new URL(url).protocol.slice(0, -1);
    if (!surroundings.protocol.serves(scheme)) {
      throw new Error(
        `ERR_FAILED (-2) loading '${url}': the preview loads only schemes that protocol.handle serves and that are registered as standard and secure`,
      );
    }
    address = url;
    server ??= await servePages(surroundings.port, {
      address: () => address,
      fetch: surroundings.protocol.fetch,
      script: async () => pageScript(preload === null ? "" : await readFile(preload, "utf8")),
      permissionsPolicy: surroundings.permissionsPolicy,
      channel,
      invoke: (call) => surroundings.ipc.invoke(call.channel, call.args, invokeEvent(sender)),
      send: (call) => {
        surroundings.ipc.send(call.channel, call.args, sendEvent(sender));
      },
      denied: ({ what, url: to }) => {
        if (what === "navigation") contentsEmitter.emit("will-navigate", navigation(to));
        else askToOpen(to);
      },
      pageOpened: () => {
        contentsEmitter.emit("did-finish-load");
      },
      announce: surroundings.announce,
    });
    events.emit("ready-to-show");
  }

  function navigation(to: string): object {
    return preventable({ url: to, isSameDocument: false, isMainFrame: true, frame });
  }

  function askToOpen(url: string): void {
    const answer = openHandler?.({
      url,
      frameName: "",
      features: "",
      disposition: "foreground-tab",
      referrer: { url: "", policy: "no-referrer" },
      postBody: { contentType: "application/x-www-form-urlencoded", data: [] },
    });
    if (answer?.action !== "deny") {
      throw new Error(`The preview opens no window for a page: ${url}`);
    }
  }

  function close(): boolean {
    if (isDestroyed) return true;
    const asked = preventable({});
    events.emit("close", asked);
    if (asked.defaultPrevented) return false;
    destroy();
    return true;
  }

  function destroy(): void {
    if (isDestroyed) return;
    isDestroyed = true;
    if (server === null) channel.close();
    else server.close();
    contentsEmitter.emit("destroyed");
    events.emit("closed");
    surroundings.onClosed();
  }
}

/** A page in a browser is always without Node and always isolated; a window that wants less is a mistake. */
function checkedPreload(options: BrowserWindowConstructorOptions): string | null {
  const wishes = options.webPreferences ?? {};
  if (wishes.nodeIntegration === true) throw new Error("The preview has no nodeIntegration.");
  if (wishes.webviewTag === true) throw new Error("The preview has no webviewTag.");
  if (wishes.sandbox === false) throw new Error("The preview has no window without a sandbox.");
  if (wishes.contextIsolation === false) {
    throw new Error("The preview has no window without contextIsolation.");
  }
  return wishes.preload ?? null;
}
