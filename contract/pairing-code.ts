/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that looks like a digit. */
export const pairingCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eight characters carry 40 bits. */
export const pairingCodeLength = 8;

/** A code that waits for weeks carries 80. */
export const longPairingCodeLength = 16;

/** An enrolment token pairs many computers, each as a till of its own: 120 bits. */
export const enrolmentTokenLength = 24;

const lengths = [pairingCodeLength, longPairingCodeLength, enrolmentTokenLength];
const codePattern = new RegExp(
  `^(?:${lengths.map((length) => `[${pairingCodeAlphabet}]{${length}}`).join("|")})$`,
  "u",
);

/**
 * A pairing code or an enrolment token however it was typed (case, dashes, spaces, O for 0, I and L for 1) in its one
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
