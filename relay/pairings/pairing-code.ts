import { randomBytes } from "node:crypto";

/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that looks like a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A pairing code of 40 random bits, written XXXX-XXXX. */
export function makePairingCode(): string {
  const characters = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join("");
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/** The same code however it was typed: case, dashes, spaces, and O for 0 or I and L for 1. */
export function normalizePairingCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[\s-]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
}
