import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { startBench, type Bench, type OpenFeed } from "../relay/harness.ts";

const until = { timeout: 10_000, interval: 20 };
const lastId = ({ messages }: OpenFeed) => messages.findLast(({ id }) => id !== undefined)?.id;
const names = ({ messages }: OpenFeed) => messages.map(({ event }) => event);

let folder: string;
let bench: Bench;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-durability-"));
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup of SQLite", () => {
  it("is taken while serving, overwrites nothing, and is another database once restored", async () => {
    const databaseFile = join(folder, "relay.sqlite");
    bench = await startBench({ DATABASE_URL: `sqlite:${databaseFile}` });
    const till = await bench.pairTill();
    const sale = await till.sale();
    const feed = await till.feed();
    await vi.waitFor(() => expect(lastId(feed)).toBeDefined(), until);
    const position = lastId(feed);
    const file = join(folder, "backup.sqlite");
    expect(await bench.admin("backup", file)).toMatchObject({ backup: { file } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(bench.admin("backup", file)).rejects.toThrow("nothing is overwritten");
    const later = await till.sale(5);

    const restored = async () => {
      await bench.restart(() => {
        for (const suffix of ["", "-wal", "-shm"]) rmSync(databaseFile + suffix, { force: true });
        copyFileSync(file, databaseFile);
      });
      const afterwards = await till.feed(position);
      await vi.waitFor(() => expect(names(afterwards)).toEqual(["hello", "reset"]), until);
      afterwards.close();
      return lastId(afterwards)?.split(".")[0];
    };
    const epoch = await restored();
    expect((await till.get(sale.id)).status).toBe("created");
    expect((await till.call("GET", `/v1/payment-intents/${later.id}`)).status).toBe(404);
    expect(await restored()).not.toBe(epoch);
  });

  it("a damaged file is found at the start and refused with what to do", async () => {
    const databaseFile = join(folder, "relay.sqlite");
    bench = await startBench({ DATABASE_URL: `sqlite:${databaseFile}` });
    const till = await bench.pairTill();
    await till.sale();
    await expect(
      bench.restart(() => {
        const size = statSync(databaseFile).size;
        expect(existsSync(`${databaseFile}-wal`)).toBe(false);
        const descriptor = openSync(databaseFile, "r+");
        for (let at = 4_096; at < size; at += 4_096) {
          writeSync(descriptor, Buffer.alloc(64, 0xa5), 0, 64, at);
        }
      }),
    ).rejects.toThrow(/is damaged .*put the newest backup in its place/u);
  });
});

/** A disk of our own that can be filled: Linux, as root. */
function mountSmallDisk(path: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("a full disk", () => {
  it("is answered 503, loses nothing that was acknowledged, and is recovered from", async (test) => {
    if (!mountSmallDisk(folder)) {
      bench = await startBench();
      test.skip("no small disk can be mounted here");
    }
    try {
      bench = await startBench({ DATABASE_URL: `sqlite:${folder}/relay.sqlite` });
      const till = await bench.pairTill();
      const sale = await till.sale();
      const filler = join(folder, "filler");
      const descriptor = openSync(filler, "w");
      expect(() => {
        for (;;) writeSync(descriptor, Buffer.alloc(4_096));
      }).toThrow("ENOSPC");

      // What is left of the log's last pages may still take a few.
      const acknowledged: string[] = [sale.id];
      let refused: Response | null = null;
      for (let tries = 0; tries < 500 && refused === null; tries += 1) {
        const id = randomUUID();
        const answer = await till.charge({}, id);
        if (answer.ok) acknowledged.push(id);
        else refused = answer;
      }
      expect(refused?.status).toBe(503);
      expect(await refused?.json()).toMatchObject({ error: { code: "storage_unavailable" } });
      bench.simulator.act(sale.fintocId ?? "", "approve");
      await vi.waitFor(() => {
        expect(bench.simulator.deliveries().some(({ statusCode }) => statusCode === 503)).toBe(
          true,
        );
      }, until);
      expect((await till.get(sale.id)).status).toBe("created");

      closeSync(descriptor);
      rmSync(filler);
      await vi.waitFor(async () => {
        expect((await till.get(sale.id)).status).toBe("succeeded");
      }, until);
      expect((await till.charge({})).status).toBe(201);
      for (const id of acknowledged) expect((await till.get(id)).id).toBe(id);
      await bench.close();
    } finally {
      execFileSync("umount", ["--lazy", folder]);
    }
  });
});
