/** What `import "electron"` finds when the app's bundle runs on Node (design.md, "Electron where there is none"). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

import { createApp } from "./app.ts";
import {
  createDialog,
  createMenu,
  createNativeTheme,
  createNet,
  createPowerMonitor,
  createShell,
} from "./desktop.ts";
import { createIpc } from "./ipc.ts";
import { createProtocol } from "./protocol.ts";
import { createSafeStorage } from "./safe-storage.ts";
import { createSession } from "./session.ts";
import { standIn } from "./stand-in.ts";
import { readSwitches } from "./switches.ts";
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

const windows = createWindows({
  isReady: () => preview.isReady(),
  surroundingsOf: (id) => ({
    ipc,
    protocol: schemes,
    session: sessions.defaultSession,
    permissionsPolicy: sessions.permissionsPolicy,
    port: id === 1 ? Number(switches.get("preview-port") ?? "0") : 0,
    announce: (address) => {
      process.stdout.write(`${id === 1 ? "till" : `window-${id}`} ${address}\n`);
    },
  }),
  onCreated: (window, contents) => {
    preview.announce("browser-window-created", window);
    preview.announce("web-contents-created", contents);
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
});
const ipc = createIpc();
const schemes = createProtocol(preview.isReady);
const sessions = createSession();

/** Makes the app ready; for the one who started the preview. */
export const { becomeReady } = preview;
export const { app } = preview;
export const { BrowserWindow } = windows;
export const { ipcMain } = ipc;
export const { protocol } = schemes;
export const { session } = sessions;
export const dialog = createDialog(print);
export const Menu = createMenu();
export const nativeTheme = createNativeTheme();
export const net = createNet(preview.isReady);
export const powerMonitor = createPowerMonitor();
export const safeStorage = createSafeStorage(
  () => join(app.getPath("userData"), "preview-keychain.key"),
  preview.isReady,
);
export const shell = createShell(print);

// oxlint-disable-next-line import/no-default-export -- Electron has one, and electron-store imports it
export default standIn<typeof import("electron")>("electron", {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
});
