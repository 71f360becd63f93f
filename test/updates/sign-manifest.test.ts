import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { readManifest } from "../../main/updates/manifest.ts";
import { buildRelease, manifestFile } from "./release.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-sign-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The commands of docs/updates.md, as they stand there. */
function command(name: string, args: readonly string[], key = "") {
  const script = readFileSync(join(root, "docs/updates.md"), "utf8");
  expect(script).toContain(`node build/updates/${name}`);
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(root, "build/updates", name), ...args],
    { cwd: root, encoding: "utf8", env: { ...process.env, COBRO_UPDATE_PRIVATE_KEY: key } },
  );
  return { status, stderr, stdout };
}

function makeKey() {
  const path = join(folder, `key-${String(Math.random())}.pem`);
  const made = command("make-key.mjs", [path]);
  expect(made.status).toBe(0);
  return { path, pem: readFileSync(path, "utf8"), publicKey: made.stdout.trim() };
}

function readSigned(release: string, publicKey: string) {
  const text = readFileSync(join(release, manifestFile), "utf8");
  const signature = readFileSync(join(release, `${manifestFile}.sig`), "utf8");
  return readManifest({ text, signature }, [publicKey], JSON.parse);
}

it("a key is made once, for its owner's eyes, and signs what the app believes", () => {
  const key = makeKey();
  expect(statSync(key.path).mode & 0o777).toBe(0o600);
  expect(command("make-key.mjs", [key.path])).toMatchObject({ status: 73 });
  expect(readFileSync(key.path, "utf8")).toBe(key.pem);

  const [first, second, third] = [join(folder, "1"), join(folder, "2"), join(folder, "3")] as const;
  buildRelease(first, "1.0.0");
  expect(command("sign-manifest.mjs", [first], key.pem)).toMatchObject({ status: 0 });
  buildRelease(second, "1.1.0");
  const notes = join(folder, "notes");
  writeFileSync(notes, "Faster.\n");
  const switches = [`--previous=${first}`, "--staging=10", "--valid-days=30", `--notes=${notes}`];
  expect(command("sign-manifest.mjs", [second, ...switches], key.pem)).toMatchObject({ status: 0 });
  buildRelease(third, "1.2.0");
  command("sign-manifest.mjs", [third, `--previous=${second}`], key.pem);

  expect(readSigned(second, key.publicKey)).toMatchObject({
    ok: true,
    value: { version: "1.1.0", stagingPercentage: 10, releaseNotes: "Faster." },
  });
  const last = readSigned(third, key.publicKey);
  expect(last.ok && last.value.cobro.previous.map(({ version }) => version)).toEqual([
    "1.1.0",
    "1.0.0",
  ]);
  expect(readSigned(third, makeKey().publicKey)).toMatchObject({ ok: false });
});

it("OpenSSL finds the same signature right", () => {
  const key = makeKey();
  const release = join(folder, "release");
  buildRelease(release, "1.0.0");
  command("sign-manifest.mjs", [release], key.pem);
  const signature = readFileSync(join(release, `${manifestFile}.sig`), "utf8");
  writeFileSync(join(folder, "raw"), Buffer.from(signature, "base64"));
  writeFileSync(join(folder, "public"), Buffer.from(key.publicKey, "base64"));
  const words = [
    "-verify",
    "-pubin",
    "-keyform",
    "DER",
    "-inkey",
    join(folder, "public"),
    "-rawin",
  ];
  const files = ["-in", join(release, manifestFile), "-sigfile", join(folder, "raw")];
  const told = execFileSync("openssl", ["pkeyutl", ...words, ...files], { encoding: "utf8" });
  expect(told).toContain("Verified Successfully");
});

it("what cannot be right is not signed, and says why", () => {
  const key = makeKey();
  const release = join(folder, "release");
  buildRelease(release, "1.0.0");
  const before = readFileSync(join(release, manifestFile), "utf8");
  expect(command("sign-manifest.mjs", [release])).toMatchObject({ status: 78 });
  expect(command("sign-manifest.mjs", [release], "mine")).toMatchObject({ status: 78 });
  expect(command("sign-manifest.mjs", [], key.pem)).toMatchObject({ status: 64 });
  expect(command("sign-manifest.mjs", [release, "--staging=101"], key.pem)).toMatchObject({
    status: 64,
  });
  const other = join(folder, "other");
  buildRelease(other, "1.0.0");
  expect(command("sign-manifest.mjs", [release, `--previous=${folder}`], key.pem)).toMatchObject({
    status: 66,
  });
  const program = join(release, `Cobro-1.0.0-${process.arch}.AppImage`);
  writeFileSync(program, "signed by Windows' own tool afterwards");
  const refused = command("sign-manifest.mjs", [release], key.pem);
  expect(refused.status).toBe(65);
  expect(refused.stderr).toContain("is not the file that");
  expect(readFileSync(join(release, manifestFile), "utf8")).toBe(before);
});
