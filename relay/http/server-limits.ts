import { createServer, type Server } from "node:http";

export interface ServerLimits {
  /** Longer than a balancer's usual 60 s, so that it never sends into a connection that we close. */
  readonly keepAliveMs: number;
  /** A client has so long for its headers, however slowly it drips them. */
  readonly headersMs: number;
  /** And so long for its whole request, the body included. */
  readonly requestMs: number;
  /** How often these two are looked at. */
  readonly checkEveryMs: number;
  readonly mostConnections: number;
  readonly mostHeaderBytes: number;
}

export const serverLimits: ServerLimits = {
  keepAliveMs: 75_000,
  headersMs: 20_000,
  requestMs: 30_000,
  checkEveryMs: 5_000,
  // Ten thousand tills' feeds and as much again for everything else.
  mostConnections: 20_000,
  mostHeaderBytes: 16 * 1024,
};

/** An HTTP server that no single client's slowness or size can hold up. */
export function createLimitedServer(limits: ServerLimits = serverLimits): Server {
  const server = createServer({
    keepAliveTimeout: limits.keepAliveMs,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.mostHeaderBytes,
  });
  server.maxConnections = limits.mostConnections;
  return server;
}
