import { createHmac, randomBytes } from "node:crypto";

export const signatureHeader = "Cobro-Signature";

/**
 * Signs a body as Fintoc signs its webhooks: `t=<unix seconds>,v1=<hex of HMAC-SHA256>` over
 * `<t>.<body>`.
 */
export function signWebhook(body: string, secret: string, nowMs: number): string {
  const time = Math.floor(nowMs / 1_000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return `t=${time},v1=${signature}`;
}

/** 256 bits, in the form that logs are cleared of. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64url")}`;
}
