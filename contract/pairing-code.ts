/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that looks like a digit. */
export const pairingCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eight characters carry 40 bits. */
export const pairingCodeLength = 8;

const codePattern = new RegExp(`^[${pairingCodeAlphabet}]{${pairingCodeLength}}$`, "u");

/**
 * A pairing code however it was typed (case, dashes, spaces, O for 0, I and L for 1) in its one
 * form; `null` when it cannot be one.
 */
export function parsePairingCode(text: string): string | null {
  const bare = text
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  return codePattern.test(bare) ? bare : null;
}
