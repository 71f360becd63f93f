import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/**
 * One of the settings that OWASP's Password Storage Cheat Sheet gives as equally strong:
 * 16 MiB and about a fifth of a second for each PIN.
 */
const cost = { N: 2 ** 14, r: 8, p: 5 } as const;
const saltBytes = 16;
const keyBytes = 32;
/** Each derivation occupies a thread of Node's four; the others serve files and names. */
const mostAtOnce = 2;

/** `scrypt$N$r$p$salt$key`; the pepper is not in it, so that the database alone tells no PIN. */
export async function hashPin(pin: string, pepper: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(pin, pepper, salt, cost);
  const { N, p, r } = cost;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether this is the PIN that was hashed, under the same pepper. */
export async function isPin(pin: string, pepper: string, pinHash: string): Promise<boolean> {
  const [name, N, r, p, salt = "", key = ""] = pinHash.split("$");
  if (name !== "scrypt") throw new Error("A stored PIN is in a form that is not known");
  const expected = Buffer.from(key, "base64url");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(pin, pepper, Buffer.from(salt, "base64url"), parameters);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

let busy = 0;
const waiting: (() => void)[] = [];

async function derive(
  pin: string,
  pepper: string,
  salt: Buffer,
  parameters: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  const peppered = createHmac("sha256", pepper).update(pin).digest();
  // Who waits is handed the place of whoever leaves, so that nobody overtakes.
  if (busy >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    return await new Promise((resolve, reject) => {
      const maxmem = 256 * parameters.N * parameters.r;
      scrypt(peppered, salt, keyBytes, { ...parameters, maxmem }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}
