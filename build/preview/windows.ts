import type { BrowserWindow as ElectronBrowserWindow, WebContents } from "electron";

import type { Windows } from "./app.ts";
import { createWindow, type PreviewWindow, type WindowSurroundings } from "./browser-window.ts";
import { lacking } from "./stand-in.ts";

export interface PreviewWindows extends Windows {
  /** The window of this number, as the preview sees it. */
  readonly previewOf: (id: number) => PreviewWindow | null;
  readonly BrowserWindow: typeof ElectronBrowserWindow;
}

/** Something that a proxy can answer `new` for. */
function Constructible(): void {
  throw new Error("Class constructor BrowserWindow cannot be invoked without 'new'");
}

/**
 * @param surroundingsOf what the window of this number lives in
 * @param isReady windows are refused before the app is ready
 */
export function createWindows(options: {
  readonly isReady: () => boolean;
  readonly surroundingsOf: (id: number) => Omit<WindowSurroundings, "onClosed" | "onCreated">;
  readonly onCreated: (window: ElectronBrowserWindow, contents: WebContents) => void;
  readonly onClosed: (id: number) => void;
  readonly onLastClosed: () => void;
}): PreviewWindows {
  const open = new Map<number, PreviewWindow>();
  let lastId = 0;

  const statics = {
    getAllWindows: () => Array.from(open.values(), ({ window }) => window),
    fromId: (id) => open.get(id)?.window ?? null,
    fromWebContents: (contents) => open.get(contents.id)?.window ?? null,
  } satisfies Partial<typeof ElectronBrowserWindow>;

  const BrowserWindow: object = new Proxy(Constructible, {
    construct: (_target, [given]: [Electron.BrowserWindowConstructorOptions?]) => make(given ?? {}),
    get: (_target, key) => {
      if (Reflect.has(statics, key)) return Reflect.get(statics, key);
      if (typeof key === "symbol" || key === "prototype") return undefined;
      throw lacking(`BrowserWindow.${key}`);
    },
  });

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy throws for every static member that is not in `statics`
    BrowserWindow: BrowserWindow as typeof ElectronBrowserWindow,
    previewOf: (id) => open.get(id) ?? null,
    closeAll: () => [...open.values()].every((each) => each.close()),
    destroyAll: () => {
      for (const each of open.values()) each.destroy();
    },
  };

  function make(given: Electron.BrowserWindowConstructorOptions): ElectronBrowserWindow {
    if (!options.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    lastId += 1;
    const id = lastId;
    const made = createWindow(id, given, {
      ...options.surroundingsOf(id),
      onCreated: options.onCreated,
      onClosed: () => {
        open.delete(id);
        options.onClosed(id);
        if (open.size === 0) options.onLastClosed();
      },
    });
    open.set(id, made);
    return made.window;
  }
}
