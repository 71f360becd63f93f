/** The only file of the cashier's preload that names `ipcRenderer`; the display's is apart, so that it carries none of this. */
import { ipcRenderer } from "electron";

import {
  bridgeRoutes,
  eventChannel,
  routeChannel,
  type Bridge,
  type BridgeEventName,
} from "../contract/bridge.ts";

const events: ReadonlySet<string> = new Set<BridgeEventName>(["till", "manager", "export"]);

/** Known routes and known events pass, one listener's argument is the event's data alone. */
export const bridge: Bridge = {
  call: async (route, input) => {
    const name: string = route;
    if (!Object.hasOwn(bridgeRoutes, name)) throw new Error(`Unknown route: ${name}`);
    return ipcRenderer.invoke(routeChannel(route), input);
  },
  subscribe: (event, listener) => {
    const name: string = event;
    if (!events.has(name)) throw new Error(`Unknown event: ${name}`);
    const channel = eventChannel(event);
    const forward = (_event: unknown, data: Parameters<typeof listener>[0]): void => {
      listener(data);
    };
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  },
};
