import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from "electron";
import { EventEmitter } from "node:events";

import { standIn } from "./stand-in.ts";
import { decode, encode } from "./wire.ts";

type Handler = Parameters<IpcMain["handle"]>[1];
type Listener = Parameters<IpcMain["on"]>[1];

export type IpcAnswer =
  | { readonly ok: true; readonly value: string }
  /** A thrown error keeps only its message, as in Electron. */
  | { readonly ok: false; readonly error: string };

export interface PreviewIpc {
  readonly ipcMain: IpcMain;
  /** Answers `ipcRenderer.invoke`. @param args encoded */
  readonly invoke: (channel: string, args: string, event: IpcMainInvokeEvent) => Promise<IpcAnswer>;
  /** Takes `ipcRenderer.send`. @param args encoded */
  readonly send: (channel: string, args: string, event: IpcMainEvent) => void;
}

export function createIpc(): PreviewIpc {
  const handlers = new Map<string, Handler>();
  const listeners = new EventEmitter();

  function handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, handler);
  }

  const members = {
    handle,
    handleOnce: (channel: string, handler: Handler) => {
      handle(channel, (event, ...args: unknown[]) => {
        handlers.delete(channel);
        return handler(event, ...args);
      });
    },
    removeHandler: (channel: string) => {
      handlers.delete(channel);
    },
  };
  const listening = {
    on: listen("on"),
    once: listen("once"),
    addListener: listen("on"),
    off: listen("off"),
    removeListener: listen("off"),
    removeAllListeners: (channel?: string) => {
      listeners.removeAllListeners(channel);
      return ipcMain;
    },
  };
  const ipcMain: IpcMain = standIn<IpcMain>("ipcMain", { ...members, ...listening });

  return {
    ipcMain,
    invoke: async (channel, args, event) => {
      const handler = handlers.get(channel);
      if (handler === undefined) {
        return failed(channel, new Error(`No handler registered for '${channel}'`));
      }
      try {
        const value: unknown = await handler(event, ...argumentsOf(args));
        return { ok: true, value: encode(value) };
      } catch (error) {
        return failed(channel, error);
      }
    },
    send: (channel, args, event) => {
      listeners.emit(channel, event, ...argumentsOf(args));
    },
  };

  function listen(method: "on" | "once" | "off") {
    return (channel: string, listener: Listener): IpcMain => {
      listeners[method](channel, listener);
      return ipcMain;
    };
  }
}

function failed(channel: string, error: unknown): IpcAnswer {
  return { ok: false, error: `Error invoking remote method '${channel}': ${String(error)}` };
}

function argumentsOf(encoded: string): readonly unknown[] {
  const args = decode(encoded);
  if (!Array.isArray(args)) throw new Error("IPC arguments must be an array.");
  return args;
}
