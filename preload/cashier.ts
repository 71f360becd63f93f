/** The cashier's window gets the bridge and nothing else. */
import { contextBridge } from "electron";

import { bridgeName } from "../contract/bridge.ts";
import { bridge } from "./ipc-renderer.ts";

contextBridge.exposeInMainWorld(bridgeName, bridge);
