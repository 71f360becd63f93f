import type { Protocol } from "electron";

import { standIn } from "./stand-in.ts";

export interface PreviewProtocol {
  readonly protocol: Protocol;
  /** Whether a window may load an address of this scheme: it is handled and was registered as standard. */
  readonly serves: (scheme: string) => boolean;
  /** Asks the scheme's handler, with an address of that scheme. */
  readonly fetch: (request: Request) => Promise<Response>;
}

export function createProtocol(isReady: () => boolean): PreviewProtocol {
  type Handler = Parameters<Protocol["handle"]>[1];
  const handlers = new Map<string, Handler>();
  const standard = new Set<string>();

  const protocol = standIn<Protocol>("protocol", {
    registerSchemesAsPrivileged: (schemes) => {
      if (isReady()) {
        throw new Error(
          "protocol.registerSchemesAsPrivileged should be called before app is ready",
        );
      }
      for (const { scheme, privileges } of schemes) {
        if (privileges?.standard === true && privileges.secure === true) standard.add(scheme);
      }
    },
    handle: (scheme, handler) => {
      if (!isReady()) throw new Error("protocol cannot be used before app is ready");
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme) => {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme) => handlers.has(scheme),
  });
  return {
    protocol,
    serves: (scheme) => handlers.has(scheme) && standard.has(scheme),
    fetch: async (request) => {
      const scheme = new URL(request.url).protocol.slice(0, -1);
      const handler = handlers.get(scheme);
      if (handler === undefined) throw new Error(`No handler for ${scheme}:`);
      return handler(request);
    },
  };
}
