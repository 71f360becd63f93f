/**
 * A receipt's address ends in 26 letters of Crockford's base 32 (130 bits); its first twelve stand
 * beside the QR, for those who have no scanner. Only the till's own relay is asked about either.
 */
const isCode = /^[0-9A-HJKMNP-TV-Z]+$/u;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const receiptCodeLength = 26;
export const shortReceiptCodeLength = 12;

/** @param random 26 or more random bytes */
export function receiptCode(random: Uint8Array): string {
  return Array.from(random.subarray(0, receiptCodeLength), (byte) => alphabet[byte % 32]).join("");
}

/**
 * Reads what was scanned or typed: a whole address, a whole code or its first twelve letters.
 * @returns the code in capitals, and the address' origin where there was one; `null` when it is neither
 */
export function parseReceiptCode(
  text: string,
): { readonly code: string; readonly origin: string | null } | null {
  // A relay's own address may have a path.
  const isAddress = /^(?<origin>https?:\/\/[^/]+)(?:\/[^/?#]*)*\/r\/(?<code>[^/?#]+)/iu;
  const address = isAddress.exec(text.trim())?.groups;
  const code = (address?.["code"] ?? text)
    .toUpperCase()
    .replaceAll(/[\s-]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  const lengths: readonly number[] = [receiptCodeLength, shortReceiptCodeLength];
  if (!lengths.includes(code.length)) return null;
  if (!isCode.test(code)) return null;
  return { code, origin: address?.["origin"] ?? null };
}

/** The first twelve letters, in fours. */
export function shortReceiptCode(code: string): string {
  return (code.slice(0, shortReceiptCodeLength).match(/.{4}/gu) ?? []).join("-");
}
