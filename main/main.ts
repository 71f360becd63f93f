/** The main process: composes, decides nothing. */
import {
  app,
  clipboard,
  crashReporter,
  dialog,
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
  utilityProcess,
} from "electron";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { failure } from "../contract/failures.ts";
import { appRoot, appScheme } from "./app-protocol/app-address.ts";
import { serveApp } from "./app-protocol/serve-app.ts";
import { appUserModelId } from "./app-user-model-id.ts";
import { readCommandLine, type CommandLine } from "./command-line.ts";
import { findCommand } from "./door/find-command.ts";
import { openDoor } from "./door/door.ts";
import { runCommand } from "./door/run-command.ts";
import { openCustomerDisplay } from "./customer-display/customer-display.ts";
import { chooseExport } from "./exports/choose-export.ts";
import { createExports } from "./exports/exports.ts";
import { chooseReport } from "./doctor/choose-report.ts";
import { createDiagnosisRoutes } from "./doctor/diagnosis-routes.ts";
import { electronDoctor } from "./doctor/electron-doctor.ts";
import { startDoctor } from "./doctor/start-doctor.ts";
import { exitCodes } from "./exit-codes.ts";
import { barsAnotherRelay } from "./embedded/bars-another-relay.ts";
import { chooseBackup } from "./embedded/choose-backup.ts";
import { createEmbeddedRoutes } from "./embedded/embedded-routes.ts";
import { createKeyWindow } from "./embedded/key-window.ts";
import { openOwnKeys } from "./embedded/own-keys.ts";
import type { Fork } from "./embedded/relay-child.ts";
import type { OwnRelay } from "./embedded/own-relay.ts";
import { createOpenHome } from "./home/open-home.ts";
import { openHomeDocument, rememberHome } from "./home/home-document.ts";
import { openHomes } from "./home/homes.ts";
import { openBridge } from "./ipc/ipc-main.ts";
import { keepAutostart } from "./kiosk/keep-autostart.ts";
import { openKiosk, type Kiosk } from "./kiosk/kiosk.ts";
import { kioskRoutes } from "./kiosk/kiosk-routes.ts";
import { noteRestart } from "./kiosk/restart-after-crash.ts";
import { createLog } from "./log.ts";
import { keepCrashDumps } from "./logs/keep-crash-dumps.ts";
import { logFolder } from "./logs/log-files.ts";
import { createLogOutput } from "./logs/log-output.ts";
import { closeBeforeQuit } from "./close-before-quit.ts";
import { logTillState } from "./log-till-state.ts";
import type { Practice } from "./practice/open-practice.ts";
import { outsidePractice } from "./practice/outside-practice.ts";
import { practiceSeed } from "./practice/practice-seed.ts";
import { createPracticeRoutes } from "./practice/practice-routes.ts";
import { fetchThrough } from "./relay-client/fetch-through.ts";
import { createCopyRoute } from "./manager/copy-route.ts";
import { createPayPages } from "./pay-page/pay-pages.ts";
import { choosePdf, electronPages } from "./printing/electron-pages.ts";
import { createPrintDocuments } from "./printing/print-documents.ts";
import { createPrinting } from "./printing/printing.ts";
import { writeWhole } from "./printing/write-whole.ts";
import { createSeal } from "./secrets/till-secret.ts";
import { fileStamp } from "./settings/file-stamp.ts";
import { dataFiles } from "./settings/data-files.ts";
import { provision } from "./provisioning/provision.ts";
import { firstLanguage } from "./setup/first-language.ts";
import { hearLinks, type OpenedLinks } from "./setup/hear-links.ts";
import { createOfferedLink } from "./setup/offered-link.ts";
import { lockRoutes } from "./staff/lock-routes.ts";
import { openAppUpdates, rollBackApp } from "./updates/open-app-updates.ts";
import { describeUpdates } from "./updates/describe-updates.ts";
import { choosePolicy } from "./updates/update-policy.ts";
import { watchNetwork } from "./watch-network.ts";
import { applicationMenu } from "./windows/application-menu.ts";
import {
  bringForward,
  createCashierWindow,
  loadCashierPage,
  reviveAfterCrash,
} from "./windows/cashier-window.ts";
import { denyInContents, denyInSession, type GuestOrigins } from "./windows/deny-by-default.ts";

const logOutput = createLogOutput((line) => process.stderr.write(line));
const log = createLog(logOutput.write, () => new Date());
const built = join(import.meta.dirname, "..");
const guestOrigins: GuestOrigins = new WeakMap();
/** Set once it is open: a kiosk that crashes starts itself again. */
let kiosk: Kiosk | null = null;
let isRestarting = false;

process.on("unhandledRejection", (error) => {
  log({ level: "error", event: "unhandled_rejection", error });
});
process.on("uncaughtException", (error) => {
  giveUp(error);
});

const command = findCommand(process.argv);
const commandLine = readCommandLine(app.commandLine, (path) => resolve(path), app.isPackaged);
if (command !== null) {
  // Another program asks the app that is open: no window, no lock, and words of its own.
  const folder = app.commandLine.getSwitchValue("user-data-dir");
  const runs = runCommand(command, folder === "" ? app.getPath("userData") : resolve(folder));
  runs.then((code) => app.exit(code), giveUp);
} else if (commandLine.ok && !(app.isPackaged && commandLine.value.provisioningFile !== null)) {
  prepare(commandLine.value);
} else {
  const why = commandLine.ok
    ? "--provisioning-file is for development: the installed app reads the machine-wide file"
    : commandLine.failure;
  process.stderr.write(`${why}\n`);
  app.exit(exitCodes.usage);
}

function prepare(commandLine: CommandLine): void {
  if (commandLine.userDataFolder !== null) {
    mkdirSync(commandLine.userDataFolder, { recursive: true });
    app.setPath("userData", commandLine.userDataFolder);
  }
  if (commandLine.doctor !== null) {
    startDoctor(commandLine, commandLine.doctor, log);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Cobro is already open with the data in ${app.getPath("userData")}\n`);
    app.exit(exitCodes.alreadyOpen);
    return;
  }
  logOutput.keepIn(logFolder(app.getPath("userData")));
  keepCrashDumps(app, crashReporter, app.getPath("userData"));
  app.enableSandbox();
  if (process.platform === "win32" && app.isPackaged) app.setAppUserModelId(appUserModelId);
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
  const links = hearLinks(app, process);
  app.on("window-all-closed", () => {
    app.quit();
  });
  // No top-level await: Electron is ready only after this module has been evaluated.
  app
    .whenReady()
    .then(() => (commandLine.rollBack ? goBack() : start(commandLine, links)), giveUp)
    .catch(giveUp);
}

/** `--roll-back`: brings the version before back instead of opening the till. */
async function goBack(): Promise<void> {
  const back = await rollBackApp(app);
  process.stderr.write(back.ok ? `Cobro ${back.value} is back.\n` : `${back.failure}\n`);
  app.exit(back.ok ? 0 : exitCodes.fault);
}

async function start(commandLine: CommandLine, links: OpenedLinks): Promise<void> {
  const development = !app.isPackaged;
  denyInSession(session.defaultSession, log);
  const documents = createPrintDocuments(appRoot, serveApp(join(built, "renderer")), randomUUID);
  protocol.handle(appScheme, documents.serve);

  const dataFolder = app.getPath("userData");
  const { decided, till: provisionedTill } = await provision(commandLine, app.isPackaged, log);
  const isKiosk = decided.kiosk ?? false;
  const menu = applicationMenu(process.platform, development, isKiosk);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  const homeDocument = openHomeDocument(dataFiles(dataFolder), Date.now);
  // The screens' language goes along into a home that has no settings yet.
  let language = firstLanguage(app.getPreferredSystemLanguages());
  const ownKeys = openOwnKeys(
    dataFiles(join(dataFolder, "relay")),
    createSeal(safeStorage, commandLine.allowUnprotectedKeychain),
    fileStamp(Date.now()),
  );
  const ownRelayOptions = {
    fork: ((path, args, options) => utilityProcess.fork(path, args, options)) satisfies Fork,
    program: join(built, "relay-embedded", "relay-embedded.js"),
    dataFolder,
    keys: ownKeys,
    fintocUrl: commandLine.fintocUrl,
    log,
  };
  let ownRelay: OwnRelay | null = null;
  const practiceFolder = join(dataFolder, "practice");
  let practice: Practice | null = null;
  const homes = await openHomes({
    first: homeDocument.get().home,
    otherwise: homeDocument.get().beforePractice,
    open: createOpenHome({
      dataFolder,
      relay: ownRelayOptions,
      onOwnRelay: (relay) => {
        ownRelay = relay;
      },
      practice: {
        folder: practiceFolder,
        fork: (path, args, options) => utilityProcess.fork(path, args, options),
        relayProgram: join(built, "relay-embedded", "relay-embedded.js"),
        bankProgram: join(built, "simulator", "simulator.js"),
        seed: () => practiceSeed(dataFiles(dataFolder)),
      },
      onPractice: (opened) => {
        practice = opened;
      },
      till: {
        firstLanguage: () => language,
        safeStorage,
        relayUrl: decided.relay ?? null,
        pairingCode: decided.pairingCode ?? null,
        provisioned: provisionedTill,
        allowUnprotectedKeychain: commandLine.allowUnprotectedKeychain,
        appVersion: app.getVersion(),
        // The browser preview runs without Electron and guards nothing that is worth real money.
        refuseLiveMode: process.versions["electron"] === undefined,
        log,
        fetch: fetchThrough(net),
        dropConnections: () => session.defaultSession.closeAllConnections(),
      },
    }),
    remember: (home) => rememberHome(homeDocument, home),
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
    fixedPort: decided.door?.port ?? null,
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
    () => kiosk?.mayQuit() ?? true,
  );

  nativeTheme.themeSource = till.state().preferences.theme;
  till.subscribe((state) => {
    nativeTheme.themeSource = state.preferences.theme;
    language = state.preferences.language;
  });
  language = till.state().preferences.language;
  const offeredLink = createOfferedLink(till);
  links.deliver(offeredLink.take);
  logTillState(till, log);

  const window = createCashierWindow({
    preload: join(built, "preload", "cashier.cjs"),
    dark: nativeTheme.shouldUseDarkColors,
    development,
    kiosk: isKiosk,
  });
  if (isKiosk) {
    kiosk = openKiosk({ app, window, till, powerSaveBlocker, powerMonitor, log });
    // How an administrator, or the end of the system's session, ends it.
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(signal, () => {
        kiosk?.letGo();
        app.quit();
      });
    }
  }
  keepAutostart(commandLine, decided, app, log);
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
  const beforeChange = () => payPages["payPage.close"]({});
  const fetch = fetchThrough(net);
  const updates = openAppUpdates({
    app,
    policy: choosePolicy(decided.updates),
    powerMonitor,
    till,
    fetch,
    quit: () => {
      kiosk?.letGo();
      app.quit();
    },
    log,
  });
  const allHandlers = {
    ...till.handlers,
    ...printing.handlers,
    ...payPages,
    ...copy,
    ...exports.handlers,
    ...offeredLink.handlers,
    ...createDiagnosisRoutes({
      doctor: electronDoctor(commandLine, net, () => describeUpdates(updates.state())),
      language: () => till.state().preferences.language,
      // A kiosk has no window of the system's: the report lies with the data.
      chooseFile: async (name) =>
        kiosk === null ? chooseReport(window, name) : join(dataFolder, name),
    }),
    ...kiosk?.handlers,
    ...createEmbeddedRoutes({
      homes: homes.value,
      relay: ownRelayOptions,
      present: () => ownRelay,
      askForKeys: createKeyWindow({
        parent: () => window,
        preload: join(built, "preload", "keys.cjs"),
        development,
        dark: () => nativeTheme.shouldUseDarkColors,
        language: () => till.state().preferences.language,
        log,
      }),
      refuseLiveMode: process.versions["electron"] === undefined,
      barsAnother: () =>
        decided.relay === undefined
          ? barsAnotherRelay(dataFiles(dataFolder), ownKeys.areThere())
          : failure("relay_decided"),
      chooseBackup: () => chooseBackup(window),
    }),
    ...createPracticeRoutes({
      homes: homes.value,
      folder: practiceFolder,
      present: () => practice,
      before: () => homeDocument.get().beforePractice,
      beforeChange,
    }),
    ...updates.handlers,
    ...door.handlers,
  };
  const handlers = lockRoutes(
    kioskRoutes(outsidePractice(allHandlers, till.state), till.state),
    () => till.state().signIn,
  );
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
  if (isRestarting) return;
  if (kiosk !== null) {
    isRestarting = true;
    setTimeout(
      () => {
        app.relaunch(relaunchOptions());
        app.exit(exitCodes.fault);
      },
      noteRestart(app.getPath("userData"), Date.now()),
    );
    return;
  }
  dialog.showErrorBox("Cobro", error instanceof Error ? error.message : String(error));
  app.exit(exitCodes.fault);
}

/** An AppImage is a mount that goes with its process: the file itself is started. */
function relaunchOptions(): { readonly execPath?: string } {
  const image = process.env["APPIMAGE"];
  return image === undefined ? {} : { execPath: image };
}
