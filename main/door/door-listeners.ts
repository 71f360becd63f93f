import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** What a server of ours is until it is closed. */
export interface Listening {
  readonly close: () => Promise<void>;
}

/** The longest path of a Unix socket on every system that has them. */
const longestSocketPath = 100;
const mostConnections = 64;

/**
 * Opens the socket of the commands of this user: a file that nobody else may open, or on Windows a
 * pipe whose name nobody else can read.
 */
export async function listenLocally(
  dataFolder: string,
  answer: RequestListener,
): Promise<Result<Listening & { readonly path: string }, Failure>> {
  const { path, remove } = socketPlace(dataFolder);
  const server = newServer(answer);
  // The socket is made by `listen` itself, before it returns; there is one app at a time.
  try {
    const opened = listening(server);
    withOwnRightsOnly(() => server.listen(path));
    await opened;
  } catch (error) {
    return fail(failure("door_port_taken", error instanceof Error ? error.message : null));
  }
  return ok({
    path,
    async close() {
      await end(server);
      remove();
    },
  });
}

/** What is made meanwhile is this user's alone. */
function withOwnRightsOnly(make: () => unknown): void {
  if (process.platform === "win32") {
    make();
    return;
  }
  const before = process.umask(0o177);
  try {
    make();
  } finally {
    process.umask(before);
  }
}

function socketPlace(dataFolder: string): { readonly path: string; readonly remove: () => void } {
  if (process.platform === "win32") {
    const name = randomBytes(16).toString("hex");
    return { path: `\\\\.\\pipe\\cobro-${name}`, remove: () => undefined };
  }
  const near = join(dataFolder, "door.sock");
  if (near.length <= longestSocketPath) {
    // A killed app leaves its socket; whoever holds the data folder is the only app.
    rmSync(near, { force: true });
    return { path: near, remove: () => rmSync(near, { force: true }) };
  }
  const folder = mkdtempSync(join(tmpdir(), "cobro-door-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { path: join(folder, "door.sock"), remove };
}

/** Opens the loopback port. */
export async function listenOnPort(
  port: number,
  answer: RequestListener,
): Promise<Result<Listening, Failure>> {
  const server = newServer(answer);
  try {
    const opened = listening(server);
    server.listen(port, "127.0.0.1");
    await opened;
  } catch (error) {
    return fail(failure("door_port_taken", error instanceof Error ? error.message : null));
  }
  return ok({ close: () => end(server) });
}

function newServer(answer: RequestListener): Server {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, answer);
  server.maxConnections = mostConnections;
  return server;
}

async function listening(server: Server): Promise<void> {
  const { promise, reject, resolve } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.once("listening", () => {
    server.off("error", reject);
    resolve();
  });
  return promise;
}

async function end(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
