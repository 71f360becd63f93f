/** What `import "electron"` finds when the app's bundle runs on Node (design.md, "Electron where there is none"). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

import { createApp } from "./app.ts";
import {
  createClipboard,
  createDialog,
  createMenu,
  createNativeTheme,
  createNet,
  createPowerMonitor,
  createShell,
} from "./desktop.ts";
import { createControls } from "./controls.ts";
import { createCrashReporter } from "./crash-reporter.ts";
import { createIpc } from "./ipc.ts";
import { createPowerSaveBlocker } from "./power-save-blocker.ts";
import { createPreviewPrinting, savePath } from "./printing.ts";
import { createProtocol } from "./protocol.ts";
import { createSafeStorage } from "./safe-storage.ts";
import { createScreen } from "./screen.ts";
import { createSession, type ResourceType } from "./session.ts";
import { standIn } from "./stand-in.ts";
import { readSwitches } from "./switches.ts";
import { createViews } from "./web-contents-view.ts";
import { createWindows } from "./windows.ts";

const manifestSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ name: v.string(), version: v.string() }),
);
const manifest = v.parse(
  manifestSchema,
  readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"),
);
const switches = readSwitches(process.argv.slice(2));
const print = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const controls = createControls(print);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const nameOf = (id: number): string => (id === 1 ? "till" : `window-${id}`);

const windows = createWindows({
  isReady: () => preview.isReady(),
  surroundingsOf: (id) => ({
    ipc,
    protocol: schemes,
    session: sessions.defaultSession,
    permissionsPolicy: sessions.permissionsPolicy,
    printing,
    port: id === 1 ? Number(switches.get("preview-port") ?? "0") : 0,
    announce: (address) => {
      say(`${nameOf(id)} ${address}`);
    },
    tell: (what) => {
      say(`${nameOf(id)} ${what}`);
    },
  }),
  onCreated: (window, contents) => {
    preview.announce("browser-window-created", window);
    preview.announce("web-contents-created", contents);
  },
  onClosed: (id) => {
    say(`${nameOf(id)} closed`);
  },
  onLastClosed: () => {
    preview.lastWindowClosed();
  },
});
const preview = createApp({
  ...manifest,
  switches,
  windows,
  endProcess: (code) => process.exit(code),
  say,
});
const ipc = createIpc();
const schemes = createProtocol(preview.isReady);
const sessions = createSession();
const views = createViews({
  isReady: preview.isReady,
  sessions,
  announce: (address) => {
    say(address === null ? "view-closed" : `view ${address}`);
    windows.previewOf(1)?.tellView(address);
  },
  onCreated: (contents) => {
    preview.announce("web-contents-created", contents);
  },
});
controls.on("key", (key = "") => {
  windows.previewOf(1)?.press(key);
});
controls.on("crash", () => {
  windows.previewOf(1)?.crash("crashed");
});
controls.on("hang", () => {
  windows.previewOf(1)?.hang(true);
});
controls.on("unhang", () => {
  windows.previewOf(1)?.hang(false);
});
controls.on("close", () => {
  windows.previewOf(1)?.close();
});
controls.on("throw", () => {
  setImmediate(() => {
    throw new Error("thrown by whoever drives the preview");
  });
});
controls.on("view-request", (number = "", type = "other", url = "") => {
  const session = views.openSession();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever drives the preview names one of Electron's types
  const resourceType = type as ResourceType;
  const asked =
    session === null ? Promise.resolve(false) : sessions.lets(session, url, resourceType);
  void asked.then((isAllowed) => {
    say(`view-answer ${number} ${isAllowed ? "allowed" : "refused"}`);
  });
});

/** Takes a line of stdin. */
export const { obey } = controls;
const printing = createPreviewPrinting({
  fetch: schemes.fetch,
  dataFolder: () => app.getPath("userData"),
  paper: switches.get("preview-paper"),
  print,
});

/** Makes the app ready; for the one who started the preview. */
export const { becomeReady } = preview;
export const { app } = preview;
export const { BrowserWindow } = windows;
export const { WebContentsView } = views;
export const clipboard = createClipboard(say);
export const { ipcMain } = ipc;
export const { protocol } = schemes;
export const { session } = sessions;
export const crashReporter = createCrashReporter();
export const dialog = createDialog(print, (suggested) =>
  savePath(switches.get("preview-save-to"), app.getPath("userData"), suggested),
);
export const Menu = createMenu();
export const nativeTheme = createNativeTheme();
export const net = createNet(preview.isReady, controls);
export const powerMonitor = createPowerMonitor(controls);
export const powerSaveBlocker = createPowerSaveBlocker(say, preview.isReady);
export const safeStorage = createSafeStorage(
  () => join(app.getPath("userData"), "preview-keychain.key"),
  preview.isReady,
);
export const screen = createScreen(
  Number(switches.get("preview-displays") ?? "1"),
  controls,
  preview.isReady,
);
export const shell = createShell(print);

// oxlint-disable-next-line import/no-default-export -- Electron has one
export default standIn<typeof import("electron")>("electron", {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  WebContentsView,
});
