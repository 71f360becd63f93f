/** The only file that names `ipcMain`. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from "electron";
import * as v from "valibot";

import {
  bridgeRoutes,
  eventChannel,
  routeChannel,
  type BridgeHandlers,
  type BridgeRoute,
  type TillState,
} from "../../contract/bridge.ts";
import type { ExportState } from "../../contract/manager-bridge.ts";
import { fintocKeysSchema, type FintocKeys } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { keyChannel } from "../../contract/key-window.ts";
import { fail, type Result } from "../../contract/result.ts";
import { displayChannels } from "../../contract/display-channels.ts";
import type { DisplayState } from "../../contract/display.ts";
import type { ManagerEvent } from "../../contract/manager-api.ts";
import { displayAddress, keysAddress } from "../app-protocol/app-address.ts";
import type { Log } from "../log.ts";
import { answerRoute } from "./answer-route.ts";
import { isTrustedSender, type Sender } from "./trusted-sender.ts";

/** The till, as far as a window sees it. */
export interface BridgedTill {
  readonly handlers: BridgeHandlers;
  readonly subscribe: (listener: (state: TillState) => void) => () => void;
  readonly subscribeManager: (listener: (event: ManagerEvent) => void) => () => void;
  readonly subscribeExport: (listener: (state: ExportState) => void) => () => void;
}

/** Opens the bridge to one window; answers what closes it. The window's end closes it too. */
export function openBridge(window: BrowserWindow, till: BridgedTill, log: Log): () => void {
  const { webContents } = window;
  const windowWebContentsId = webContents.id;

  for (const route of routes()) {
    ipcMain.handle(routeChannel(route), async (event, input: unknown) => {
      const sender = senderOf(event);
      if (!isTrustedSender(sender, windowWebContentsId)) {
        log({ level: "error", event: "bridge_sender_refused", route, sender });
        throw new Error("This page may not call the till.");
      }
      return answerRoute(route, input, till.handlers, log);
    });
  }
  const unsubscribe = till.subscribe((state) => {
    if (!webContents.isDestroyed()) webContents.send(eventChannel("till"), state);
  });
  const unsubscribeManager = till.subscribeManager((event) => {
    if (!webContents.isDestroyed()) webContents.send(eventChannel("manager"), event);
  });
  const unsubscribeExport = till.subscribeExport((state) => {
    if (!webContents.isDestroyed()) webContents.send(eventChannel("export"), state);
  });
  window.once("closed", close);
  return close;

  function close(): void {
    unsubscribe();
    unsubscribeManager();
    unsubscribeExport();
    for (const route of routes()) ipcMain.removeHandler(routeChannel(route));
  }
}

/**
 * Lets the customer's display read what it shows, and nothing else.
 * @param displayWebContentsId of the display's window while there is one
 * @returns what closes it
 */
export function openDisplayBridge(
  displayWebContentsId: () => number | null,
  state: () => DisplayState,
  log: Log,
): () => void {
  ipcMain.handle(displayChannels.get, (event) => {
    const sender = senderOf(event);
    const id = displayWebContentsId();
    const isDisplay = id !== null && isTrustedSender(sender, id);
    if (!isDisplay || sender.frame?.url !== displayAddress) {
      log({ level: "error", event: "display_sender_refused", sender });
      throw new Error("This page may not read the display.");
    }
    return state();
  });
  return () => {
    ipcMain.removeHandler(displayChannels.get);
  };
}

/**
 * Takes Fintoc's keys from the key window, which is told nothing but what was wrong with them.
 * @returns what closes it
 */
export function openKeyBridge(
  webContentsId: number,
  put: (keys: FintocKeys) => Promise<Result<null, Failure>>,
  log: Log,
): () => void {
  ipcMain.handle(keyChannel, async (event, input: unknown) => {
    const sender = senderOf(event);
    const isKeyPage = sender.frame?.url.split("?")[0] === keysAddress;
    if (!isTrustedSender(sender, webContentsId) || !isKeyPage) {
      log({ level: "error", event: "key_sender_refused", sender });
      throw new Error("This page may not give keys.");
    }
    const parsed = v.safeParse(fintocKeysSchema, input);
    return parsed.success ? put(parsed.output) : fail(failure("keys_secret_malformed"));
  });
  return () => {
    ipcMain.removeHandler(keyChannel);
  };
}

function routes(): readonly BridgeRoute[] {
  return Object.keys(bridgeRoutes).filter((name) => isRoute(name));
}

function isRoute(name: string): name is BridgeRoute {
  return Object.hasOwn(bridgeRoutes, name);
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    webContentsId: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isTop: frame.parent === null },
  };
}
