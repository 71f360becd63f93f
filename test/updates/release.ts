import { execFile } from "node:child_process";
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { manifestName } from "../../main/updates/manifest.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
export const manifestFile = manifestName("latest", process.platform, process.arch);

/** A key pair of a test's own. */
export interface ReleaseKey {
  readonly pem: string;
  readonly publicKey: string;
}

export function makeReleaseKey(): ReleaseKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    pem: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
}

/** An AppImage is a program: this one writes its version into a file and ends. */
export function appImageOf(version: string, size = 200_000): Buffer {
  const script = `#!/bin/sh\n[ -z "$COBRO_STARTED" ] || echo "${version} $*" >> "$COBRO_STARTED"\nexit 0\n`;
  const padding = randomBytes(Math.ceil(size / 2)).toString("hex");
  return Buffer.from(`${script}# ${padding}\n`.slice(0, Math.max(size, script.length)));
}

/** What electron-builder leaves in its output folder, as far as updates go. */
export function buildRelease(
  folder: string,
  version: string,
  extensions: readonly string[] = ["AppImage"],
): void {
  mkdirSync(folder, { recursive: true });
  const lines = [`version: ${version}`, "files:"];
  for (const extension of extensions) {
    const name = `Cobro-${version}-${process.arch}.${extension}`;
    const program = appImageOf(version);
    writeFileSync(join(folder, name), program, { mode: 0o755 });
    const sha512 = createHash("sha512").update(program).digest("base64");
    lines.push(`  - url: ${name}`, `    sha512: ${sha512}`, `    size: ${String(program.length)}`);
  }
  lines.push("releaseDate: '2026-11-21T04:00:00.000Z'");
  writeFileSync(join(folder, manifestFile), `${lines.join("\n")}\n`);
}

/** Signs as the release manager does, by the command of the guide. */
export async function signRelease(
  folder: string,
  key: ReleaseKey,
  ...switches: readonly string[]
): Promise<string> {
  const command = join(root, "build/updates/sign-manifest.mjs");
  const { stdout } = await run(process.execPath, [command, folder, ...switches], {
    cwd: root,
    env: { ...process.env, COBRO_UPDATE_PRIVATE_KEY: key.pem },
  });
  return stdout;
}

/** Puts any text in a manifest's place, signed: what our own key would have to sign by mistake. */
export function putManifest(
  folder: string,
  key: ReleaseKey,
  text: string,
  name = manifestFile,
): void {
  writeFileSync(join(folder, name), text);
  const signature = sign(null, Buffer.from(text), createPrivateKey(key.pem));
  writeFileSync(join(folder, `${name}.sig`), `${signature.toString("base64")}\n`);
}
