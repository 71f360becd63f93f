import { randomBytes } from "node:crypto";

import { pairingCodeAlphabet, pairingCodeLength } from "../../contract/pairing-code.ts";

/** A random pairing code, written XXXX-XXXX. @param length in characters of 5 bits */
export function makePairingCode(length = pairingCodeLength): string {
  const characters = Array.from(
    randomBytes(length),
    (byte) => pairingCodeAlphabet[byte % pairingCodeAlphabet.length],
  ).join("");
  return (characters.match(/.{4}/gu) ?? []).join("-");
}
