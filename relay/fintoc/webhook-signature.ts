import { createHmac, timingSafeEqual } from "node:crypto";

/** How far a signature's time may be from ours, in seconds, before its body is no longer applied. */
export const toleranceSeconds = 300;

/** `stale` is authentic, but old or from the future: refetch instead of applying the body. */
export type SignatureVerdict = "valid" | "stale" | "invalid";

/**
 * Verifies a `Fintoc-Signature` header (`t=<unix seconds>,v1=<hex>[,v1=…]`) over the raw body.
 * @param secrets one of them must have signed; several while one is being rotated
 * @param nowSeconds the receiver's clock
 */
export function verifySignature(
  body: Uint8Array,
  header: string | null | undefined,
  secrets: readonly string[],
  nowSeconds: number,
): SignatureVerdict {
  let time: string | null = null;
  const signatures: string[] = [];
  for (const part of (header ?? "").split(",")) {
    const [name, value = ""] = part.trim().split("=", 2);
    if (name === "t") time = value;
    if (name === "v1") signatures.push(value);
  }
  if (time === null || !/^\d{1,15}$/u.test(time)) return "invalid";
  // Every pair is compared, so that the time taken tells nothing of which one fits.
  let authentic = false;
  for (const secret of secrets) {
    const expected = createHmac("sha256", secret).update(`${time}.`).update(body).digest();
    for (const signature of signatures) {
      if (!/^[\da-f]{64}$/iu.test(signature)) continue;
      authentic = timingSafeEqual(Buffer.from(signature, "hex"), expected) || authentic;
    }
  }
  if (!authentic) return "invalid";
  return Math.abs(nowSeconds - Number(time)) <= toleranceSeconds ? "valid" : "stale";
}
