import type { IpcMainEvent, IpcMainInvokeEvent, WebContents, WebFrameMain } from "electron";

import { standIn } from "./stand-in.ts";

/** The page that sent a message. */
export interface Sender {
  readonly contents: WebContents;
  readonly frame: WebFrameMain;
}

export function invokeEvent({ contents, frame }: Sender): IpcMainInvokeEvent {
  return standIn<IpcMainInvokeEvent>("IpcMainInvokeEvent", {
    type: "frame",
    sender: contents,
    senderFrame: frame,
    frameId: contents.id,
    processId: process.pid,
  });
}

export function sendEvent({ contents, frame }: Sender): IpcMainEvent {
  return standIn<IpcMainEvent>("IpcMainEvent", {
    type: "frame",
    sender: contents,
    senderFrame: frame,
    frameId: contents.id,
    processId: process.pid,
    ports: [],
    reply: (channel, ...args: unknown[]) => {
      contents.send(channel, ...args);
    },
  });
}
