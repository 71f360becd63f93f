import { createHash, randomBytes } from "node:crypto";

/** SHA-256 as hex: what is stored of a random secret. (Secrets of 256 bits need no slow hash.) */
export function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Random bytes as base64url. */
export function randomText(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
