import { createPublicKey, verify } from "node:crypto";
import * as v from "valibot";

import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

const versionSchema = v.pipe(
  v.string(),
  v.maxLength(64),
  // https://semver.org, without build metadata
  v.regex(
    /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}(?:-(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?$/iu,
  ),
);
const fileSchema = v.looseObject({
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(2_048)),
  sha512: v.pipe(v.string(), v.regex(/^[\d+/A-Za-z]{86}==$/u)),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000)),
});
export type ManifestFile = v.InferOutput<typeof fileSchema>;
const filesSchema = v.pipe(v.array(fileSchema), v.minLength(1), v.maxLength(20));

/** electron-builder's `latest*.yml`, with what `sign-manifest.mjs` adds under `cobro`. */
export const manifestSchema = v.looseObject({
  version: versionSchema,
  files: filesSchema,
  stagingPercentage: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  releaseNotes: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20_000)))),
  cobro: v.object({
    /** The manifest's own file name: its channel, system and architecture, so that none passes for another. */
    file: v.string(),
    /** Grows with every signature: what was signed before the newest one seen is a replay. */
    signedAt: v.pipe(v.string(), v.isoTimestamp()),
    expiresAt: v.pipe(v.string(), v.isoTimestamp()),
    /** The versions before, newest first: what a computer keeps in order to go back. */
    previous: v.optional(
      v.pipe(v.array(v.object({ version: versionSchema, files: filesSchema })), v.maxLength(10)),
      [],
    ),
  }),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** A manifest as it came: what was signed, and by what. */
export interface SignedText {
  readonly text: string;
  /** Lines of base64: one signature a key. */
  readonly signature: string;
}

/**
 * Reads nothing of a manifest before one of our keys has signed these very bytes.
 * @param parseYaml throws on what is no YAML
 */
export function readManifest(
  { signature, text }: SignedText,
  keys: readonly string[],
  parseYaml: (text: string) => unknown,
): Result<Manifest, Failure> {
  if (!isSigned(text, signature, keys)) return fail(failure("update_not_signed"));
  let parsed: unknown;
  try {
    parsed = parseYaml(text);
  } catch (error) {
    return fail(failure("update_unreadable", String(error)));
  }
  const read = v.safeParse(manifestSchema, parsed);
  if (read.success) return ok(read.output);
  return fail(failure("update_unreadable", v.summarize(read.issues)));
}

function isSigned(text: string, signature: string, keys: readonly string[]): boolean {
  const bytes = Buffer.from(text, "utf8");
  const signatures = signature.split("\n").slice(0, 4);
  return keys.some((key) => {
    const publicKey = createPublicKey({
      key: Buffer.from(key, "base64"),
      format: "der",
      type: "spki",
    });
    if (publicKey.asymmetricKeyType !== "ed25519")
      throw new Error("A pinned key is no Ed25519 key");
    return signatures.some((line) => verify(null, bytes, publicKey, Buffer.from(line, "base64")));
  });
}

/** What this computer knows when it judges a manifest. */
export interface Judging {
  /** The file that was asked for. */
  readonly file: string;
  readonly installed: { readonly version: string; readonly compare: (other: string) => number };
  /** When the newest manifest that was ever believed here was signed; `null`: none yet. */
  readonly newestSignedAt: string | null;
  /** The relay's time, in Unix milliseconds. */
  readonly now: number;
}

/**
 * Whether a signed manifest is the one that was asked for, and not an old one shown again.
 * @returns whether it tells of a newer version than the installed one
 */
export function judgeManifest(
  { cobro, version }: Manifest,
  { file, installed, newestSignedAt, now }: Judging,
): Result<"newer" | "same", Failure> {
  if (cobro.file !== file) return fail(failure("update_of_another_channel", cobro.file));
  const signedAt = Date.parse(cobro.signedAt);
  if (newestSignedAt !== null && signedAt < Date.parse(newestSignedAt)) {
    return fail(failure("update_replayed", `${version}, ${cobro.signedAt}`));
  }
  if (Date.parse(cobro.expiresAt) <= now) {
    return fail(failure("update_expired", `${version}, ${cobro.expiresAt}`));
  }
  const order = installed.compare(version);
  if (order > 0) return fail(failure("update_older", `${version} < ${installed.version}`));
  return ok(order < 0 ? "newer" : "same");
}

/** The manifest's file of a channel for a computer, by electron-builder's names. */
export function manifestName(
  channel: string,
  platform: NodeJS.Platform,
  arch: NodeJS.Architecture,
): string {
  const linux = `-linux${arch === "x64" ? "" : `-${arch}`}`;
  const system = platform === "linux" ? linux : platform === "darwin" ? "-mac" : "";
  return `${channel}${system}.yml`;
}
