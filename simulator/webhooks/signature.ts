import { createHmac } from "node:crypto";

/**
 * The header `Fintoc-Signature` for a body.
 * @param at Unix milliseconds
 */
export function signatureOf(secret: string, at: number, body: string): string {
  const t = Math.floor(at / 1_000);
  const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  return `t=${t},v1=${v1}`;
}
