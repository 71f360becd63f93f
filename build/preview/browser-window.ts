import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  Session,
  WebContents,
  WebFrameMain,
} from "electron";
import { readFile } from "node:fs/promises";

import { checkedPreferences } from "./checked-preferences.ts";
import { invokeEvent, sendEvent } from "./ipc-events.ts";
import type { PreviewIpc } from "./ipc.ts";
import { pageScript } from "./page-script.ts";
import type { PreviewProtocol } from "./protocol.ts";
import type { PreviewPrinting } from "./printing.ts";
import { createPageChannel, type PageChannel } from "./server/page-channel.ts";
import { servePages, type PageServer } from "./server/page-server.ts";
import { KnownEvents, preventable, standIn } from "./stand-in.ts";
import { createContentView } from "./web-contents-view.ts";
import { encode, viewChannel } from "./wire.ts";

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
  /** Tells the person at the terminal what a browser does not show. */
  readonly tell: (what: string) => void;
  readonly onCreated: (window: BrowserWindow, contents: WebContents) => void;
  readonly onClosed: () => void;
}

export interface PreviewWindow {
  readonly window: BrowserWindow;
  /** Asks the window to close; false when a listener of `close` prevents it. */
  readonly close: () => boolean;
  readonly destroy: () => void;
  /** A key is pressed, as the window hears it before its page does. */
  readonly press: (key: string) => void;
  /** The page's process ends. */
  readonly crash: (reason: "crashed" | "killed") => void;
  /** The page does not answer any more, or does so again. */
  readonly hang: (isHanging: boolean) => void;
  /** Tells the window's pages which address a view shows; the person opens it from there. */
  readonly tellView: (address: string | null) => void;
}

const windowEvents = [
  "ready-to-show",
  "show",
  "close",
  "closed",
  "focus",
  "page-title-updated",
  "resize",
  "move",
  "enter-full-screen",
  "leave-full-screen",
  // A browser's tab is moved and sized by its user, unseen.
  "blur",
  "minimize",
  "unresponsive",
  "responsive",
] as const;
const contentsEvents = [
  "did-finish-load",
  "destroyed",
  "will-navigate",
  "before-input-event",
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
  const preload = checkedPreferences(options.webPreferences ?? {}).preload ?? null;
  const events = new KnownEvents("BrowserWindow", windowEvents);
  const contentsEmitter = new KnownEvents("webContents", contentsEvents);
  const channel: PageChannel = createPageChannel();
  let address = "";
  let server: PageServer | null = null;
  let openHandler: OpenHandler | null = null;
  let isDestroyed = false;
  let isVisible = options.show !== false;
  let title = options.title ?? "";
  let isFullScreen = options.fullscreen === true || options.kiosk === true;
  let isKiosk = options.kiosk === true;
  let hasCrashed = false;
  let isAlwaysOnTop = options.alwaysOnTop === true;
  let viewAddress: string | null = null;
  let bounds: Rectangle = {
    x: options.x ?? 0,
    y: options.y ?? 0,
    width: options.width ?? 800,
    height: options.height ?? 600,
  };

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
      focus: () => undefined,
      forcefullyCrashRenderer: () => {
        crash("killed");
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
      showInactive: () => {
        isVisible = true;
        events.emit("show");
      },
      contentView: createContentView(),
      getBounds: () => bounds,
      setBounds: (given) => {
        const before = bounds;
        bounds = { ...bounds, ...given };
        if (before.x !== bounds.x || before.y !== bounds.y) events.emit("move");
        if (before.width !== bounds.width || before.height !== bounds.height) events.emit("resize");
      },
      // A tab has no frame of ours: its content is all of it.
      getContentSize: () => [bounds.width, bounds.height],
      setAlwaysOnTop: (flag) => {
        isAlwaysOnTop = flag;
      },
      isAlwaysOnTop: () => isAlwaysOnTop,
      setFullScreen: (flag) => {
        if (flag === isFullScreen) return;
        isFullScreen = flag;
        surroundings.tell(flag ? "full screen" : "in a window");
        events.emit(flag ? "enter-full-screen" : "leave-full-screen");
      },
      isFullScreen: () => isFullScreen,
      isKiosk: () => isKiosk,
      setKiosk: (flag) => {
        isKiosk = flag;
        isFullScreen = flag;
      },
      // Which tab is in front is for the browser's user alone: the address is told anew.
      focus: () => {
        server?.announceAgain();
        events.emit("focus");
      },
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
  return {
    window,
    close,
    destroy,
    crash,
    hang: (isHanging) => {
      events.emit(isHanging ? "unresponsive" : "responsive");
    },
    press: (keys) => {
      const held = keys.split("+");
      const key = held.pop() ?? "";
      const modifiers = {
        shift: held.includes("Shift"),
        control: held.includes("Control"),
        alt: held.includes("Alt"),
        meta: held.includes("Meta"),
      };
      const input = { type: "keyDown", key, code: key, isAutoRepeat: false, ...modifiers };
      contentsEmitter.emit("before-input-event", preventable({}), input);
    },
    tellView: (view) => {
      viewAddress = view;
      channel.send(viewChannel, encode([view]));
    },
  };

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
        // A page that was loaded again has forgotten it.
        if (viewAddress !== null) channel.send(viewChannel, encode([viewAddress]));
        contentsEmitter.emit("did-finish-load");
      },
      announce: surroundings.announce,
    });
    if (hasCrashed) channel.reload();
    hasCrashed = false;
    events.emit("ready-to-show");
  }

  function crash(reason: "crashed" | "killed"): void {
    hasCrashed = true;
    channel.crash();
    contentsEmitter.emit("render-process-gone", {}, { reason, exitCode: 1 });
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
