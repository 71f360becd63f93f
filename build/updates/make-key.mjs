/**
 * Makes the key pair that signs updates: `node build/updates/make-key.mjs FILE`.
 * The private half goes into FILE, which must not exist yet; the public half is printed, for
 * main/updates/pinned-keys.ts. Whoever has the private half can install programs on every till.
 */
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
if (file === undefined || file.startsWith("-")) {
  process.stderr.write(
    "Which file shall hold the private key? node build/updates/make-key.mjs FILE\n",
  );
  process.exit(64);
}
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
try {
  writeFileSync(file, privateKey.export({ format: "pem", type: "pkcs8" }), {
    flag: "wx",
    mode: 0o600,
  });
} catch (error) {
  process.stderr.write(`The private key was not written: ${error.message}\n`);
  process.exit(73);
}
process.stdout.write(`${publicKey.export({ format: "der", type: "spki" }).toString("base64")}\n`);
