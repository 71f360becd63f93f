import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Closes the connections on which nothing was ever sent: browsers, balancers and HTTP clients open
 * them ahead of need. Node's own `closeIdleConnections` takes them for requests under way.
 */
export function trackSilentConnections(server: Server): () => void {
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  return () => {
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  };
}
