/**
 * Signs the manifests of a release:
 *
 *   COBRO_UPDATE_PRIVATE_KEY="$(cat FILE)" node build/updates/sign-manifest.mjs FOLDER \
 *     [--previous=FOLDER] [--staging=10] [--valid-days=90] [--notes=FILE]
 *
 * FOLDER holds what electron-builder made: `latest*.yml` and the installers that they name. Each
 * manifest is checked against its files, gets what Cobro adds, and a signature beside it (`.sig`).
 * --previous: the folder of the release before, so that tills can keep the version that they have.
 * --staging: how many of a hundred tills get it. --notes: what is new, a plain text.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

import { parseUpdateInfo } from "electron-updater/out/providers/Provider.js";

import { readManifest } from "../../main/updates/manifest.ts";

const dayMs = 24 * 3_600_000;
const mostPrevious = 5;
const manifestPattern = /^[a-z][\da-z]*(?:-mac|-linux(?:-arm64)?)?\.yml$/u;
/** electron-builder's own, and no manifest of a channel. */
const otherFiles = new Set(["builder.yml", "builder-debug.yml", "builder-effective-config.yaml"]);

const { positionals, values } = readArguments();
const folder = positionals[0];
const key = readKey();
const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
const names = readdirSync(folder).filter(
  (name) => manifestPattern.test(name) && !otherFiles.has(name),
);
if (names.length === 0) stop(66, `There is no manifest (latest*.yml) in ${folder}`);
for (const name of names) await signOne(name);

async function signOne(name) {
  const path = join(folder, name);
  const { cobro: _earlier, ...info } = parse(readFileSync(path, "utf8"), path);
  for (const file of info.files) await checkFile(file, path);
  const now = Date.now();
  const manifest = {
    ...info,
    ...(values.staging === undefined ? {} : { stagingPercentage: Number(values.staging) }),
    ...(values.notes === undefined
      ? {}
      : { releaseNotes: readFileSync(values.notes, "utf8").trim() }),
    cobro: {
      file: name,
      signedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + Number(values["valid-days"]) * dayMs).toISOString(),
      previous: previousOf(name, info.version),
    },
  };
  // JSON is YAML, and leaves nothing to interpretation.
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const signature = `${sign(null, Buffer.from(text, "utf8"), key).toString("base64")}\n`;
  const read = readManifest({ text, signature }, [publicKey], (yaml) => parse(yaml, path));
  if (!read.ok)
    stop(65, `${path} cannot be signed: ${read.failure.code} ${read.failure.detail ?? ""}`);
  // A till that asks in between finds the old manifest with the new signature: it tries again.
  writeFileSync(`${path}.sig`, signature);
  writeFileSync(path, text);
  process.stdout.write(
    `${name}: ${manifest.version}, until ${manifest.cobro.expiresAt}, ${String(manifest.cobro.previous.length)} before it\n`,
  );
}

/** The versions before, newest first, each with the files that a till may go back to. */
function previousOf(name, version) {
  if (values.previous === undefined) return [];
  const path = join(values.previous, name);
  if (!existsSync(path)) stop(66, `The release before has no ${name}: ${path}`);
  const before = parse(readFileSync(path, "utf8"), path);
  const all = [{ version: before.version, files: before.files }, ...(before.cobro?.previous ?? [])];
  return all
    .filter((each) => each.version !== version)
    .slice(0, mostPrevious)
    .map((each) => ({
      version: each.version,
      files: each.files.map(({ sha512, size, url }) => ({ url, sha512, size })),
    }));
}

async function checkFile({ sha512, size, url }, path) {
  const file = join(folder, basename(decodeURIComponent(url)));
  if (!existsSync(file)) stop(66, `${path} names ${url}, which is not in ${folder}`);
  const hash = createHash("sha512");
  let length = 0;
  for await (const bytes of createReadStream(file)) {
    hash.update(bytes);
    length += bytes.length;
  }
  if (hash.digest("base64") !== sha512 || length !== size) {
    stop(65, `${file} is not the file that ${path} names (was it signed or changed afterwards?)`);
  }
}

function parse(text, path) {
  try {
    return parseUpdateInfo(text, path, new URL("https://manifest.invalid"));
  } catch (error) {
    return stop(65, `${path}: ${error.message}`);
  }
}

function readKey() {
  const text = process.env.COBRO_UPDATE_PRIVATE_KEY ?? "";
  if (text === "")
    stop(78, "COBRO_UPDATE_PRIVATE_KEY holds no key (a PEM, as make-key.mjs writes it)");
  let read;
  try {
    read = createPrivateKey(text);
  } catch {
    return stop(78, "COBRO_UPDATE_PRIVATE_KEY cannot be read as a private key in PEM");
  }
  if (read.asymmetricKeyType !== "ed25519") stop(78, "COBRO_UPDATE_PRIVATE_KEY is no Ed25519 key");
  return read;
}

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        previous: { type: "string" },
        staging: { type: "string" },
        notes: { type: "string" },
        "valid-days": { type: "string", default: "90" },
      },
    });
    const { staging, "valid-days": days } = read.values;
    if (read.positionals.length !== 1) throw new Error("name one folder with manifests");
    if (staging !== undefined && !/^(?:\d{1,2}|100)$/u.test(staging)) {
      throw new Error("--staging takes 0 to 100");
    }
    if (!/^[1-9]\d{0,3}$/u.test(days)) throw new Error("--valid-days takes a number of days");
    return read;
  } catch (error) {
    return stop(64, error.message);
  }
}

function stop(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
