import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { AppImageUpdater } from "electron-updater";
import { expect, it } from "vitest";

import { judgeManifest, manifestName, readManifest, type Manifest } from "./manifest.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
const now = Date.parse("2026-11-21T12:00:00.000Z");
const at = (ms: number) => new Date(ms).toISOString();

function manifestOf(version: string, signedAt: number, file = "latest.yml"): Manifest {
  return {
    version,
    files: [{ url: "Cobro.exe", sha512: `${"A".repeat(86)}==`, size: 1 }],
    cobro: { file, signedAt: at(signedAt), expiresAt: at(signedAt + 1_000_000), previous: [] },
  };
}

function signed(manifest: object) {
  const text = JSON.stringify(manifest);
  return { text, signature: sign(null, Buffer.from(text), privateKey).toString("base64") };
}

/** A version as electron-updater orders it. */
const asUpdater = (version: string) =>
  new AppImageUpdater(null, { version, whenReady: async () => undefined }).currentVersion;

const identifier = fc.stringMatching(/^[1-9a-z][\da-z]{0,3}$/u);
const versions = fc
  .tuple(
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(30)).map((parts) => parts.join(".")),
    fc.option(fc.array(identifier, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  )
  .map(([core, pre]) => (pre === undefined ? core : `${core}-${pre.join(".")}`));

it("whatever was ever signed, in whatever order it is shown, never takes a computer back", () => {
  const shown = fc.array(fc.tuple(versions, fc.integer({ min: 0, max: 20 })), { maxLength: 20 });
  fc.assert(
    fc.property(versions, shown, (first, manifests) => {
      let installed = first;
      let newestSignedAt: string | null = null;
      for (const [version, minutes] of manifests) {
        const manifest = manifestOf(version, now + minutes);
        const before = asUpdater(installed);
        const judged = judgeManifest(manifest, {
          file: "latest.yml",
          installed: { version: installed, compare: (other) => before.compare(other) },
          newestSignedAt,
          now,
        });
        if (!judged.ok) continue;
        if (newestSignedAt !== null) {
          expect(Date.parse(manifest.cobro.signedAt)).toBeGreaterThanOrEqual(
            Date.parse(newestSignedAt),
          );
        }
        newestSignedAt = manifest.cobro.signedAt;
        if (judged.value === "newer") {
          expect(before.compare(version)).toBe(-1);
          installed = version;
        } else expect(before.compare(version)).toBe(0);
      }
      expect(asUpdater(first).compare(installed)).toBeLessThanOrEqual(0);
    }),
  );
});

it("no change of any byte of a signed manifest is believed", () => {
  const { signature, text } = signed(manifestOf("1.1.0", now));
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 127 }), (place, change) => {
      const other = Buffer.from(bytes);
      other[place] = (other[place] ?? 0) ^ change;
      const read = readManifest({ text: other.toString("utf8"), signature }, [key], JSON.parse);
      expect(read).toMatchObject({ ok: false, failure: { code: "update_not_signed" } });
    }),
  );
  expect(readManifest({ text, signature }, [key], JSON.parse)).toMatchObject({ ok: true });
});

it("while a key is being changed, the old and the new one count", () => {
  const other = generateKeyPairSync("ed25519");
  const otherKey = other.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const { signature, text } = signed(manifestOf("1.1.0", now));
  const both = `${sign(null, Buffer.from(text), other.privateKey).toString("base64")}\n${signature}\n`;
  for (const keys of [[key], [otherKey], [otherKey, key]]) {
    expect(readManifest({ text, signature: both }, keys, JSON.parse)).toMatchObject({ ok: true });
  }
  expect(readManifest({ text, signature }, [otherKey], JSON.parse)).toMatchObject({ ok: false });
});

it("names a computer's manifest as electron-builder does", () => {
  expect(manifestName("latest", "win32", "arm64")).toBe("latest.yml");
  expect(manifestName("latest", "darwin", "arm64")).toBe("latest-mac.yml");
  expect(manifestName("latest", "linux", "x64")).toBe("latest-linux.yml");
  expect(manifestName("beta", "linux", "arm64")).toBe("beta-linux-arm64.yml");
});
