import type {
  Rectangle,
  Session,
  View,
  WebContents,
  WebContentsView as ElectronView,
  WebContentsViewConstructorOptions,
} from "electron";

import { checkedPreferences } from "./checked-preferences.ts";
import type { PreviewSession } from "./session.ts";
import { KnownEvents, lacking, standIn } from "./stand-in.ts";

export interface PreviewViews {
  readonly WebContentsView: typeof ElectronView;
  /** The session of the view whose page is open; `null` while there is none. */
  readonly openSession: () => Session | null;
}

const contentsEvents = [
  "destroyed",
  // A browser's page: its keys, its navigation and its end are the browser's.
  "before-input-event",
  "did-finish-load",
  "did-fail-load",
  "render-process-gone",
  "will-navigate",
  "will-frame-navigate",
  "will-redirect",
  "will-attach-webview",
] as const;

/** Contents of views are numbered apart from the windows'. */
const firstId = 1_000;

/** Something that a proxy can answer `new` for. */
function Constructible(): void {
  throw new Error("Class constructor WebContentsView cannot be invoked without 'new'");
}

/**
 * A view's page is a page of the web, and here one of its own: its address is announced, for
 * whoever plays the customer to open it.
 * @param announce tells the address that a view shows; `null` when it is closed
 */
export function createViews(options: {
  readonly isReady: () => boolean;
  readonly sessions: PreviewSession;
  readonly announce: (address: string | null) => void;
  readonly onCreated: (contents: WebContents) => void;
}): PreviewViews {
  const { announce, sessions } = options;
  let lastId = firstId;
  let open: { readonly contents: WebContents; readonly session: Session } | null = null;

  const WebContentsView: object = new Proxy(Constructible, {
    construct: (_target, [given]: [WebContentsViewConstructorOptions?]) => make(given ?? {}),
    get: (_target, key) => {
      if (typeof key === "symbol" || key === "prototype") return undefined;
      throw lacking(`WebContentsView.${key}`);
    },
  });
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy throws for every static member
    WebContentsView: WebContentsView as typeof ElectronView,
    openSession: () => open?.session ?? null,
  };

  function make(given: WebContentsViewConstructorOptions): ElectronView {
    if (!options.isReady()) throw new Error("Cannot create WebContentsView before app is ready");
    if (given.webContents !== undefined) throw lacking("WebContentsView of given webContents");
    const preferences = checkedPreferences(given.webPreferences ?? {});
    if (preferences.preload !== undefined) throw lacking("preload of a WebContentsView");
    const session = sessionOf(preferences);
    const events = new KnownEvents("webContents", contentsEvents);
    lastId += 1;
    let address = "";
    let isDestroyed = false;
    let bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

    const contents: WebContents = standIn<WebContents>(
      "webContents",
      {
        id: lastId,
        session,
        getURL: () => address,
        isDestroyed: () => isDestroyed,
        setWindowOpenHandler: () => undefined,
        // Which page is in front is for the browser's user alone.
        focus: () => undefined,
        loadURL: async (url) => {
          if (!/^https?:$/u.test(new URL(url).protocol)) {
            throw lacking(`WebContentsView that loads ${url}`);
          }
          const passes = await sessions.lets(session, url, "mainFrame");
          if (!passes) {
            throw Object.assign(new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${url}'`), {
              code: "ERR_BLOCKED_BY_CLIENT",
            });
          }
          if (isDestroyed) {
            throw Object.assign(new Error(`ERR_ABORTED (-3) loading '${url}'`), {
              code: "ERR_ABORTED",
            });
          }
          address = url;
          open = { contents, session };
          announce(url);
        },
        close: () => {
          if (isDestroyed) return;
          isDestroyed = true;
          if (open?.contents === contents) {
            open = null;
            announce(null);
          }
          events.emit("destroyed");
        },
      },
      events,
    );
    options.onCreated(contents);
    return standIn<ElectronView>("WebContentsView", {
      webContents: contents,
      getBounds: () => bounds,
      setBounds: (given) => {
        bounds = given;
      },
    });
  }

  function sessionOf(preferences: { readonly session?: Session; readonly partition?: string }) {
    if (preferences.session !== undefined) return preferences.session;
    return sessions.session.fromPartition(preferences.partition ?? "");
  }
}

/** A window's own view: it knows what it holds. */
export function createContentView(): View {
  const children = new Set<View>();
  return standIn<View>("View", {
    addChildView: (view) => {
      children.add(view);
    },
    removeChildView: (view) => {
      children.delete(view);
    },
    get children() {
      return [...children];
    },
  });
}
