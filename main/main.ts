/** The main process: composes, decides nothing. */
import {
  app,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from "electron";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { appRoot, appScheme } from "./app-protocol/app-address.ts";
import { serveApp } from "./app-protocol/serve-app.ts";
import { readCommandLine, type CommandLine } from "./command-line.ts";
import { findCommand } from "./door/find-command.ts";
import { openDoor } from "./door/door.ts";
import { runCommand } from "./door/run-command.ts";
import { openCustomerDisplay } from "./customer-display/customer-display.ts";
import { chooseExport } from "./exports/choose-export.ts";
import { createExports } from "./exports/exports.ts";
import { exitCodes } from "./exit-codes.ts";
import { createOpenHome } from "./home/open-home.ts";
import { openHomeDocument } from "./home/home-document.ts";
import { createHomeRoutes } from "./home/home-routes.ts";
import { openHomes } from "./home/homes.ts";
import { openBridge } from "./ipc/ipc-main.ts";
import { createLog } from "./log.ts";
import { closeBeforeQuit } from "./close-before-quit.ts";
import { logTillState } from "./log-till-state.ts";
import { fetchThrough } from "./relay-client/fetch-through.ts";
import { createCopyRoute } from "./manager/copy-route.ts";
import { createPayPages } from "./pay-page/pay-pages.ts";
import { choosePdf, electronPages } from "./printing/electron-pages.ts";
import { createPrintDocuments } from "./printing/print-documents.ts";
import { createPrinting } from "./printing/printing.ts";
import { writeWhole } from "./printing/write-whole.ts";
import { dataFiles } from "./settings/data-files.ts";
import { lockRoutes } from "./staff/lock-routes.ts";
import { watchNetwork } from "./watch-network.ts";
import { applicationMenu } from "./windows/application-menu.ts";
import {
  bringForward,
  createCashierWindow,
  loadCashierPage,
  reviveAfterCrash,
} from "./windows/cashier-window.ts";
import { denyInContents, denyInSession, type GuestOrigins } from "./windows/deny-by-default.ts";

const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const built = join(import.meta.dirname, "..");
const guestOrigins: GuestOrigins = new WeakMap();

process.on("unhandledRejection", (error) => {
  log({ level: "error", event: "unhandled_rejection", error });
});
process.on("uncaughtException", (error) => {
  giveUp(error);
});

const commandLine = readCommandLine(app.commandLine, (path) => resolve(path));
const command = findCommand(process.argv);
if (command !== null && commandLine.ok) {
  // Another program asks the app that is open: no window, no lock.
  const folder = commandLine.value.userDataFolder ?? app.getPath("userData");
  runCommand(command, folder).then((code) => app.exit(code), giveUp);
} else if (commandLine.ok) {
  prepare(commandLine.value);
} else {
  process.stderr.write(`${commandLine.failure}\n`);
  app.exit(exitCodes.usage);
}

function prepare(commandLine: CommandLine): void {
  if (commandLine.userDataFolder !== null) {
    mkdirSync(commandLine.userDataFolder, { recursive: true });
    app.setPath("userData", commandLine.userDataFolder);
  }
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Cobro is already open with the data in ${app.getPath("userData")}\n`);
    app.exit(exitCodes.alreadyOpen);
    return;
  }
  app.enableSandbox();
  // Chromium on Linux speaks only when it is told to look for the system's voices.
  if (process.platform === "linux") app.commandLine.appendSwitch("enable-speech-dispatcher");
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  app.on("web-contents-created", (_event, contents) => {
    denyInContents(contents, log, guestOrigins);
  });
  // Chromium would offer a page the first client certificate that it finds.
  app.on("select-client-certificate", (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on("window-all-closed", () => {
    app.quit();
  });
  // No top-level await: Electron is ready only after this module has been evaluated.
  app
    .whenReady()
    .then(() => start(commandLine), giveUp)
    .catch(giveUp);
}

async function start(commandLine: CommandLine): Promise<void> {
  const development = !app.isPackaged;
  const menu = applicationMenu(process.platform, development);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  denyInSession(session.defaultSession, log);
  const documents = createPrintDocuments(appRoot, serveApp(join(built, "renderer")), randomUUID);
  protocol.handle(appScheme, documents.serve);

  const dataFolder = app.getPath("userData");
  const homeDocument = openHomeDocument(dataFiles(dataFolder), Date.now);
  const homes = await openHomes({
    first: homeDocument.get().home,
    open: createOpenHome({
      dataFolder,
      till: {
        safeStorage,
        relayUrl: commandLine.relayUrl,
        pairingCode: commandLine.pairingCode,
        allowUnprotectedKeychain: commandLine.allowUnprotectedKeychain,
        appVersion: app.getVersion(),
        // The browser preview runs without Electron and guards nothing that is worth real money.
        refuseLiveMode: process.versions["electron"] === undefined,
        log,
        fetch: fetchThrough(net),
        dropConnections: () => session.defaultSession.closeAllConnections(),
      },
    }),
    remember: (home) => homeDocument.set({ home }),
    log,
  });
  if (!homes.ok) throw new Error(homes.failure.detail ?? homes.failure.code);
  const { prints, till } = homes.value;
  const stopWatching = watchNetwork({
    isOnline: () => net.isOnline(),
    onReturn: till.wake,
    intervalMs: 500,
  });
  powerMonitor.on("resume", till.resume);
  powerMonitor.on("lock-screen", till.lock);
  powerMonitor.on("suspend", till.lock);
  const exports = createExports({
    till,
    chooseFile: (name, format) => chooseExport(window, name, format),
    showFile: (path) => shell.showItemInFolder(path),
    log,
  });
  const door = await openDoor({
    till,
    dataFolder,
    openFile: dataFiles(dataFolder),
    fixedPort: null,
    log,
  });
  closeBeforeQuit(
    app,
    async () => {
      stopWatching();
      await door.close();
      await exports.close();
      await till.close();
    },
    log,
  );

  nativeTheme.themeSource = till.state().preferences.theme;
  till.subscribe((state) => {
    nativeTheme.themeSource = state.preferences.theme;
  });
  logTillState(till, log);

  const window = createCashierWindow({
    preload: join(built, "preload", "cashier.cjs"),
    dark: nativeTheme.shouldUseDarkColors,
    development,
    kiosk: commandLine.kiosk,
  });
  const payPages = createPayPages({ window, till, guestOrigins, clipboard, development, log });
  const printing = createPrinting({
    till,
    report: () => till.handlers["report.get"]({}),
    askManager: till.handlers["manager.ask"],
    pages: electronPages(documents, () => window.webContents),
    prints,
    chooseFile: (name) => choosePdf(window, name),
    writeFile: writeWhole,
    log,
    relayNow: till.relayNow,
  });
  printing.printPaidSales();
  const copy = createCopyRoute(till, clipboard);
  const allHandlers = {
    ...till.handlers,
    ...printing.handlers,
    ...payPages,
    ...copy,
    ...exports.handlers,
    ...door.handlers,
    ...createHomeRoutes(homes.value),
  };
  const handlers = lockRoutes(allHandlers, () => till.state().signIn);
  const { subscribe, subscribeManager } = till;
  const subscribeExport = exports.subscribe;
  openBridge(window, { handlers, subscribe, subscribeManager, subscribeExport }, log);
  reviveAfterCrash(window, log);
  const display = openCustomerDisplay({
    till,
    screen,
    cashierWindow: window,
    preload: join(built, "preload", "display.cjs"),
    development,
    dark: () => nativeTheme.shouldUseDarkColors,
    log,
  });
  powerMonitor.on("resume", display.refresh);
  app.on("second-instance", () => {
    bringForward(window);
  });
  await loadCashierPage(window);
}

function giveUp(error: unknown): void {
  log({ level: "fatal", event: "cannot_go_on", error });
  dialog.showErrorBox("Cobro", error instanceof Error ? error.message : String(error));
  app.exit(exitCodes.fault);
}
