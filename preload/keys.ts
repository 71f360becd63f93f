/** The key window's bridge: what is typed goes in, nothing comes out but what was wrong with it. */
import { contextBridge, ipcRenderer } from "electron";

import { keyBridgeName, keyChannel, type KeyBridge } from "../contract/key-window.ts";

const bridge: KeyBridge = {
  put: ({ publicKey, secretKey }) => ipcRenderer.invoke(keyChannel, { publicKey, secretKey }),
};

contextBridge.exposeInMainWorld(keyBridgeName, bridge);
