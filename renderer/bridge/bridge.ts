import { bridgeName, type Bridge } from "../../contract/bridge.ts";

declare global {
  interface Window {
    /** Put here by the preload; the only way out of this window. */
    readonly [bridgeName]: Bridge;
  }
}

export const bridge: Bridge = window[bridgeName];
