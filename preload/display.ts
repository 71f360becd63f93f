/** The customer's display gets a bridge of its own: it reads what it shows, and nothing else passes. */
import { contextBridge, ipcRenderer } from "electron";

import { displayBridgeName, displayChannels } from "../contract/display-channels.ts";
import type { DisplayBridge, DisplayState } from "../contract/display.ts";

const bridge: DisplayBridge = {
  get: () => ipcRenderer.invoke(displayChannels.get),
  subscribe: (listener) => {
    const forward = (_event: unknown, state: DisplayState): void => {
      listener(state);
    };
    ipcRenderer.on(displayChannels.state, forward);
    return () => {
      ipcRenderer.off(displayChannels.state, forward);
    };
  },
};

contextBridge.exposeInMainWorld(displayBridgeName, bridge);
