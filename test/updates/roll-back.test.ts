import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { dataFiles } from "../../main/settings/data-files.ts";
import { parseYaml } from "../../main/updates/open-updater.ts";
import { rollBack, type RollBackOptions } from "../../main/updates/roll-back.ts";
import { openUpdateDocument } from "../../main/updates/update-document.ts";
import { sha512Of } from "../../main/updates/sha512.ts";
import { buildRelease, makeReleaseKey, manifestFile, signRelease } from "./release.ts";
import { openCounter, versionIn, type Counter } from "./update-counter.ts";

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(async () => counter.close());

const dataFolder = () => join(counter.folder, "data");
const document = () => openUpdateDocument(dataFiles(dataFolder()), Date.now);

function goBack(version: string, change: Partial<RollBackOptions> = {}) {
  return rollBack({
    package: { kind: "appimage", path: counter.appImage },
    version,
    keys: [counter.key.publicKey],
    folder: join(dataFolder(), "updates/kept"),
    document: document(),
    exePath: counter.appImage,
    resourcesPath: counter.folder,
    args: ["--kiosk"],
    parseYaml,
    ...change,
  });
}

/** A counter whose 1.0.0 has just been replaced by 1.1.0. */
async function updated(): Promise<void> {
  const old = join(counter.folder, "old");
  buildRelease(old, "1.0.0");
  counter.place(old, "1.0.0");
  buildRelease(counter.served, "1.1.0");
  await signRelease(counter.served, counter.key);
  const app = counter.start("1.0.0");
  await app.updates.check();
  app.updates.atQuit(0);
  expect(versionIn(counter.appImage)).toBe("1.1.0");
}

it("an AppImage's version before is back by one command, and the one that was left is left out", async () => {
  const started = join(counter.folder, "started");
  process.env["COBRO_STARTED"] = started;
  try {
    await updated();
    // The new version may be one that does not even start.
    expect(goBack("1.1.0")).toEqual({ ok: true, value: "1.0.0" });
    expect(versionIn(counter.appImage)).toBe("1.0.0");
  } finally {
    delete process.env["COBRO_STARTED"];
  }
  // It is started when this process has ended, which is not now.
  expect(existsSync(started)).toBe(false);

  const app = counter.start("1.0.0");
  expect(await app.updates.check()).toMatchObject({
    ok: true,
    value: { kind: "waiting", skipped: "1.1.0" },
  });
  expect(goBack("1.0.0")).toMatchObject({ ok: false });
  buildRelease(counter.served, "1.2.0");
  await signRelease(counter.served, counter.key);
  expect(await app.updates.check()).toMatchObject({ value: { kind: "ready", version: "1.2.0" } });
});

it("goes back after the new version has run too, and while the next one lies ready", async () => {
  await updated();
  const app = counter.start("1.1.0");
  buildRelease(counter.served, "1.2.0");
  await signRelease(counter.served, counter.key);
  expect(await app.updates.check()).toMatchObject({ value: { kind: "ready" } });
  const kept = join(dataFolder(), "updates/kept");
  const versions = readdirSync(kept).map((name) => versionIn(join(kept, name)));
  expect(versions.toSorted()).toEqual(["1.0.0", "1.1.0"]);
  expect(goBack("1.1.0")).toEqual({ ok: true, value: "1.0.0" });
});

it("starts the version that is back only when the one that is left has ended", async () => {
  const started = join(counter.folder, "started");
  const image = join(counter.folder, "it.AppImage");
  writeFileSync(image, `#!/bin/sh\necho "$*" > "${started}"\n`, { mode: 0o755 });
  const module = join(import.meta.dirname, "../../main/updates/replace-app-image.ts");
  const script = `import { startAfterEnd } from ${JSON.stringify(module)};
    startAfterEnd(${JSON.stringify(image)}, ["--kiosk", "a b"]);`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script]);
  await vi.waitFor(() => expect(readFileSync(started, "utf8")).toBe("--kiosk a b\n"), 10_000);
});

it("a kept file that was changed is not brought back", async () => {
  await updated();
  const kept = join(dataFolder(), "updates/kept");
  const [name = ""] = readdirSync(kept);
  writeFileSync(join(kept, name), "#!/bin/sh\necho mine\n");
  expect(goBack("1.1.0")).toMatchObject({ ok: false });
  expect(versionIn(counter.appImage)).toBe("1.1.0");
  expect(document().get().skip).toBeNull();
});

it("an installer is brought back only where our key has signed its name and hash", async () => {
  await updated();
  // The release before is named by the next one's manifest, as the guide says.
  const next = join(counter.folder, "next");
  buildRelease(next, "1.2.0");
  await signRelease(next, counter.key, `--previous=${counter.served}`);
  const signed = {
    text: readFileSync(join(next, manifestFile), "utf8"),
    signature: readFileSync(join(next, `${manifestFile}.sig`), "utf8"),
  };
  const kept = join(dataFolder(), "updates/kept");
  const bin = join(counter.folder, "bin");
  const ran = join(counter.folder, "ran");
  mkdirSync(kept, { recursive: true });
  mkdirSync(bin);
  // The computer's own dpkg is not for a test.
  writeFileSync(join(bin, "dpkg"), `#!/bin/sh\necho "$@" > "${ran}"\n`, { mode: 0o755 });
  writeFileSync(join(bin, "pkexec"), `#!/bin/sh\nexec "$@"\n`, { mode: 0o755 });
  const path = process.env["PATH"];
  process.env["PATH"] = `${bin}:${path ?? ""}`;
  try {
    const served = join(counter.served, `Cobro-1.1.0-${process.arch}.AppImage`);
    const file = "cobro_1.1.0.deb";
    writeFileSync(join(kept, file), readFileSync(served));
    const record = { version: "1.1.0", file, sha512: sha512Of(served), signed };
    const deb = { package: { kind: "deb" } } as const;

    const stranger = makeReleaseKey();
    document().set({ ...document().get(), kept: record, present: null });
    expect(goBack("1.2.0", { ...deb, keys: [stranger.publicKey] })).toMatchObject({ ok: false });
    writeFileSync(join(kept, file), "mine");
    const mine = { ...record, sha512: sha512Of(join(kept, file)) };
    document().set({ ...document().get(), kept: mine });
    expect(goBack("1.2.0", deb)).toMatchObject({ ok: false });
    expect(existsSync(ran)).toBe(false);

    writeFileSync(join(kept, file), readFileSync(served));
    document().set({ ...document().get(), kept: record });
    expect(goBack("1.2.0", deb)).toEqual({ ok: true, value: "1.1.0" });
    expect(readFileSync(ran, "utf8")).toBe(`-i ${join(kept, file)}\n`);
  } finally {
    process.env["PATH"] = path;
  }
});
