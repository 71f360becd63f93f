import { connect, type Socket } from "node:net";

/**
 * A kept connection that speaks just enough HTTP/1.1 to load a server without being the
 * bottleneck itself: node:http's client costs more than the relay's own work.
 */
export interface HttpConnection {
  /** Sends prepared bytes and resolves with the answer. One request at a time. */
  readonly send: (request: Uint8Array) => Promise<HttpAnswer>;
  readonly close: () => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Head and body as they came; a body may be in chunks. */
  readonly bytes: Buffer;
}

export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = await connected(port);
  let received: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<HttpAnswer> | null = null;
  socket.on("data", (bytes: Buffer) => {
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
    const end = endOfAnswer(received);
    if (end === null) return;
    const status = Number(received.toString("latin1", 9, 12));
    const answer = received.subarray(0, end);
    received = received.subarray(end);
    waiting?.resolve({ status, bytes: answer });
  });
  const lost = () => waiting?.reject(new Error("the connection was lost"));
  socket.on("error", lost);
  socket.on("close", lost);
  return {
    send(request) {
      waiting = Promise.withResolvers<HttpAnswer>();
      socket.write(request);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

/** Where the first answer in the bytes ends; `null` while it is not whole. */
function endOfAnswer(bytes: Buffer): number | null {
  const headersEnd = bytes.indexOf("\r\n\r\n");
  if (headersEnd === -1) return null;
  const headers = bytes.toString("latin1", 0, headersEnd).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/u.exec(headers)?.[1];
  if (length !== undefined) {
    const end = headersEnd + 4 + Number(length);
    return bytes.length >= end ? end : null;
  }
  const end = bytes.indexOf("\r\n0\r\n\r\n", headersEnd + 2);
  return end === -1 ? null : end + 7;
}

export function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}
