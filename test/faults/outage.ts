import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import pg from "pg";

/** Something that befalls the database while the relay runs. */
export interface Outage {
  readonly name: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly close: () => void;
}

const diskSize = "64m";

/**
 * A small disk of its own for `folder`, and something that fills it to the last byte.
 * `null` where no such disk can be had: that takes root on Linux.
 */
export function smallDisk(folder: string): Outage | null {
  mkdirSync(folder, { recursive: true });
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${diskSize}`, "tmpfs", folder]);
  if (mounted.status !== 0) return null;
  const filler = join(folder, "filler");
  return {
    name: "the disk is full",
    begin() {
      const file = openSync(filler, "w");
      for (const size of [1_048_576, 4_096, 1]) {
        const chunk = Buffer.alloc(size);
        try {
          while (writeSync(file, chunk) === size);
        } catch (error) {
          if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
        }
      }
      closeSync(file);
      return Promise.resolve();
    },
    end() {
      rmSync(filler, { force: true });
      return Promise.resolve();
    },
    close: () => void spawnSync("umount", [folder]),
  };
}

/** Ends all connections of others to this PostgreSQL database, as a restart of the server would. */
export function cutConnections(databaseUrl: string): Outage {
  return {
    name: "the database's connections are cut",
    async begin() {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        );
      } finally {
        await client.end();
      }
    },
    end: () => Promise.resolve(),
    close: () => undefined,
  };
}
