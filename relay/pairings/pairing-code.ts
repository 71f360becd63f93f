import { randomBytes } from "node:crypto";

import { pairingCodeAlphabet, pairingCodeLength } from "../../contract/pairing-code.ts";

/** A random pairing code, written XXXX-XXXX. */
export function makePairingCode(): string {
  const characters = Array.from(
    randomBytes(pairingCodeLength),
    (byte) => pairingCodeAlphabet[byte % pairingCodeAlphabet.length],
  ).join("");
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}
