import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { FailureCode } from "../../contract/failures.ts";
import { saleOf } from "../../main/till/test-till.ts";
import { buildRelease, makeReleaseKey, manifestFile, putManifest, signRelease } from "./release.ts";
import { openCounter, versionIn, type Counter, type RunningApp } from "./update-counter.ts";

const dayMs = 24 * 3_600_000;
let counter: Counter;

beforeEach(async () => {
  counter = await openCounter();
  const old = join(counter.folder, "old");
  buildRelease(old, "1.0.0");
  counter.place(old, "1.0.0");
});
afterEach(async () => counter.close());

async function publish(version: string, ...switches: readonly string[]): Promise<void> {
  buildRelease(counter.served, version);
  await signRelease(counter.served, counter.key, ...switches);
}

const manifest = () => readFileSync(join(counter.served, manifestFile), "utf8");

/** What a refused check may not leave behind, and what it must. */
async function expectRefused(app: RunningApp, code: FailureCode): Promise<void> {
  const checked = await app.updates.check();
  expect(checked).toMatchObject({ ok: false, failure: { code } });
  expect(app.updates.state()).toMatchObject({ kind: "waiting", failure: { code } });
  expect(app.lines).toContainEqual(expect.objectContaining({ event: "update_refused", code }));
  expect(counter.server.asked.filter((line) => line.includes(".AppImage"))).toEqual([]);
  app.setIdleMs(dayMs);
  app.updates.installIfIdle();
  app.updates.atQuit(0);
  expect(app.quits()).toBe(0);
  expect(versionIn(counter.appImage)).toBe("1.0.0");
}

describe("a signed, newer version", () => {
  it("is downloaded, installed when nobody is there, and the one before is kept", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    expect(app.updates.state()).toMatchObject({ kind: "waiting", checkedAt: null });
    expect(await app.updates.check()).toMatchObject({ ok: true, value: { kind: "ready" } });
    expect(app.updates.state()).toMatchObject({
      kind: "ready",
      version: "1.1.0",
      needsAdministrator: false,
      canGoBack: true,
    });
    expect(app.told.map(({ kind }) => kind)).toContain("downloading");

    app.setIdleMs(4 * 60_000);
    app.updates.installIfIdle();
    expect(app.quits()).toBe(0);
    app.setIdleMs(5 * 60_000);
    app.updates.installIfIdle();
    expect(app.quits()).toBe(1);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.1.0");
    expect(statSync(counter.appImage).mode & 0o777).toBe(0o755);
    expect(existsSync(`${counter.appImage}.new`)).toBe(false);

    const next = counter.start("1.1.0");
    expect(next.lines).toContainEqual(
      expect.objectContaining({ event: "updated", from: "1.0.0", to: "1.1.0" }),
    );
    const kept = join(counter.folder, "data/updates/kept");
    expect(readdirSync(kept).map((name) => versionIn(join(kept, name)))).toEqual(["1.0.0"]);
    expect(await next.updates.check()).toMatchObject({ ok: true, value: { kind: "waiting" } });
  });

  it("is installed when the app is closed", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    app.updates.atQuit(1);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.1.0");
    expect(app.quits()).toBe(0);
  });

  it("is not installed while a sale waits, by nobody and at no end", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    app.setState({ sales: [saleOf()] });
    app.setIdleMs(dayMs);
    app.updates.installIfIdle();
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({
      failure: { code: "update_sale_open" },
    });
    app.updates.atQuit(0);
    expect(app.quits()).toBe(0);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    app.setState({ sales: [] });
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({ ok: true });
    expect(app.quits()).toBe(1);
  });

  it("is installed at once for a manager, and not for a cashier", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    const staff = { id: "1", name: "Ana", role: "cashier" as const };
    app.setState({ signIn: { kind: "signed_in", members: [staff], staff, endsAt: null } });
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({
      failure: { code: "manager_required" },
    });
    expect(app.quits()).toBe(0);
    app.setState({
      signIn: {
        kind: "signed_in",
        members: [],
        staff: { ...staff, role: "manager" },
        endsAt: null,
      },
    });
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({ ok: true });
    expect(app.quits()).toBe(1);
  });

  it("is thrown away when its file was changed after the download", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    const pending = join(counter.folder, "data/cobro-updater/pending");
    const file = readdirSync(pending).find((name) => name.endsWith(".AppImage")) ?? "";
    writeFileSync(join(pending, file), "#!/bin/sh\necho mine\n");
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    expect(app.lines).toContainEqual(expect.objectContaining({ code: "update_file_wrong" }));
  });

  it("that came to nothing twice is tried again by a person alone", async () => {
    await publish("1.1.0");
    for (const times of [1, 2]) {
      const app = counter.start("1.0.0");
      await app.updates.check();
      app.setIdleMs(dayMs);
      app.updates.installIfIdle();
      expect(app.quits(), `start ${String(times)}`).toBe(1);
      // Here the power goes: nothing was put in place.
    }
    const app = counter.start("1.0.0");
    await app.updates.check();
    expect(app.updates.state()).toMatchObject({
      kind: "ready",
      failure: { code: "update_not_installed" },
    });
    app.setIdleMs(dayMs);
    app.updates.installIfIdle();
    expect(app.quits()).toBe(0);
    expect(await app.updates.handlers["updates.install"]({})).toMatchObject({ ok: true });
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.1.0");
  });

  it("that is withdrawn before it was installed is not installed", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    await publish("1.1.0", "--staging=0");
    expect(await app.updates.check()).toMatchObject({ ok: true, value: { kind: "waiting" } });
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
  });
});

describe("what is no update", () => {
  it("is refused without a signature, or with another key's", async () => {
    await publish("1.1.0");
    const stranger = makeReleaseKey();
    putManifest(counter.served, stranger, manifest());
    await expectRefused(counter.start("1.0.0"), "update_not_signed");
    writeFileSync(join(counter.served, `${manifestFile}.sig`), "");
    await expectRefused(counter.start("1.0.0"), "update_not_signed");
  });

  it("is refused when one byte of the signed manifest differs", async () => {
    await publish("1.1.0");
    writeFileSync(join(counter.served, manifestFile), manifest().replace("1.1.0", "1.1.1"));
    await expectRefused(counter.start("1.0.0"), "update_not_signed");
  });

  it("is refused when it is signed for another channel or another system", async () => {
    await publish("1.1.0");
    for (const [channel, name] of [
      ["beta", `beta${manifestFile.slice("latest".length)}`],
    ] as const) {
      putManifest(counter.served, counter.key, manifest(), name);
      await expectRefused(counter.start("1.0.0", { channel }), "update_of_another_channel");
    }
  });

  it("is refused when it is older than the installed version", async () => {
    await publish("0.9.9");
    await expectRefused(counter.start("1.0.0"), "update_older");
  });

  it("is refused when a newer manifest has been seen, though it is newer than the app", async () => {
    await publish("1.1.0", "--staging=0");
    const first = manifest();
    const signature = readFileSync(join(counter.served, `${manifestFile}.sig`), "utf8");
    await publish("1.2.0", "--staging=0");
    expect(await counter.start("1.0.0").updates.check()).toMatchObject({ ok: true });
    writeFileSync(join(counter.served, manifestFile), first);
    writeFileSync(join(counter.served, `${manifestFile}.sig`), signature);
    await expectRefused(counter.start("1.0.0"), "update_replayed");
  });

  it("is refused when its manifest has expired by the relay's clock", async () => {
    await publish("1.1.0", "--valid-days=2");
    await expectRefused(counter.start("1.0.0", { now: Date.now() + 3 * dayMs }), "update_expired");
  });

  it("is refused when our own key has signed nonsense", async () => {
    putManifest(counter.served, counter.key, "version: [1\n");
    await expectRefused(counter.start("1.0.0"), "update_unreadable");
    putManifest(counter.served, counter.key, "version: 1.1.0\nfiles: []\n");
    await expectRefused(counter.start("1.0.0"), "update_unreadable");
  });

  it("is thrown away when its file is not the one that was signed", async () => {
    await publish("1.1.0");
    const path = join(counter.served, `Cobro-1.1.0-${process.arch}.AppImage`);
    const program = readFileSync(path);
    program[program.length - 2] = program[program.length - 2] === 48 ? 49 : 48;
    writeFileSync(path, program);
    const app = counter.start("1.0.0");
    expect(await app.updates.check()).toMatchObject({ failure: { code: "update_file_wrong" } });
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.0.0");
    // A longer file is left as soon as it is longer.
    writeFileSync(path, Buffer.concat([program, Buffer.alloc(500_000)]));
    expect(await app.updates.check()).toMatchObject({ failure: { code: "update_file_wrong" } });
  });
});

describe("the network and the disk", () => {
  it("are asked nothing where no address, no key or a pause was decided", async () => {
    await publish("1.1.0");
    const cases = [
      [{ url: null }, { kind: "off", why: "no_url" }],
      [{ keys: [] }, { kind: "off", why: "no_key" }],
      [{ pause: true }, { kind: "paused" }],
    ] as const;
    for (const [change, state] of cases) {
      const app = counter.start("1.0.0", change);
      expect(app.updates.state()).toEqual(state);
      expect(await app.updates.check()).toMatchObject({ ok: false });
    }
    expect(counter.server.asked).toEqual([]);
  });

  it("a download that is cut off goes on where it was, in the next start too", async () => {
    await publish("1.1.0");
    counter.server.cutAfter = 50_000;
    const app = counter.start("1.0.0");
    expect(await app.updates.check()).toMatchObject({ failure: { code: "update_unreachable" } });
    counter.server.cutAfter = null;
    expect(await counter.start("1.0.0").updates.check()).toMatchObject({
      value: { kind: "ready" },
    });
    const ranges = counter.server.asked.filter((line) => line.includes("bytes="));
    expect(ranges).toHaveLength(1);
    const begun = Number(/bytes=(\d+)-/u.exec(ranges[0] ?? "")?.[1]);
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThanOrEqual(50_000);
  });

  it("a server that knows no ranges is asked for the whole again", async () => {
    await publish("1.1.0");
    counter.server.cutAfter = 50_000;
    const app = counter.start("1.0.0");
    await app.updates.check();
    counter.server.cutAfter = null;
    counter.server.knowsRanges = false;
    expect(await app.updates.check()).toMatchObject({ value: { kind: "ready" } });
    app.updates.atQuit(0);
    expect(versionIn(counter.appImage)).toBe("1.1.0");
  });

  it("a download waits while a sale waits", async () => {
    buildRelease(counter.served, "1.1.0");
    await signRelease(counter.served, counter.key);
    const app = counter.start("1.0.0");
    const begun = Promise.withResolvers<void>();
    counter.server.onPiece = () => {
      app.setState({ sales: [saleOf()] });
      begun.resolve();
    };
    const checking = app.updates.check();
    await begun.promise;
    counter.server.onPiece = null;
    const parts = join(counter.folder, "data/updates/parts");
    const size = () =>
      existsSync(parts)
        ? readdirSync(parts).reduce((sum, name) => sum + statSync(join(parts, name)).size, 0)
        : 0;
    await vi.waitFor(() => expect(size()).toBeGreaterThan(0));
    expect(app.updates.state()).toMatchObject({ kind: "downloading" });
    app.setState({ sales: [] });
    expect(await checking).toMatchObject({ value: { kind: "ready" } });
  });

  it("a server that is gone is a quiet word, and what is ready stays ready", async () => {
    await publish("1.1.0");
    const app = counter.start("1.0.0");
    await app.updates.check();
    await counter.server.close();
    expect(await app.updates.check()).toMatchObject({ failure: { code: "update_unreachable" } });
    expect(app.updates.state()).toMatchObject({ kind: "ready", version: "1.1.0", failure: null });
    const other = counter.start("1.0.0", { dataFolder: join(counter.folder, "other") });
    expect(await other.updates.check()).toMatchObject({ ok: false });
    expect(other.updates.state()).toMatchObject({ kind: "waiting", checkedAt: null });
    expect(other.lines).toContainEqual(
      expect.objectContaining({ level: "info", event: "update_refused" }),
    );
  });

  it("a roll-out in stages reaches each computer once, and always the same ones first", async () => {
    await publish("1.1.0", "--staging=40");
    const folders = Array.from({ length: 10 }, (_, number) => {
      const dataFolder = join(counter.folder, `till-${String(number)}`);
      mkdirSync(dataFolder);
      // The value is the last 32 bits of the identifier that electron-updater keeps there.
      const last = Math.floor(((number + 0.5) / 10) * 0xffffffff)
        .toString(16)
        .padStart(8, "0");
      writeFileSync(join(dataFolder, ".updaterId"), `00000000-0000-5000-8000-0000${last}`);
      return dataFolder;
    });
    const ready = async () => {
      const reached: number[] = [];
      for (const [number, dataFolder] of folders.entries()) {
        const checked = await counter.start("1.0.0", { dataFolder }).updates.check();
        if (checked.ok && checked.value.kind === "ready") reached.push(number);
      }
      return reached;
    };
    expect(await ready()).toEqual([...Array(4).keys()]);
    await signRelease(counter.served, counter.key, "--staging=70");
    expect(await ready()).toEqual([...Array(7).keys()]);
  });
});
