import { randomText, type Random } from "./random.ts";

/** The keys of a simulated account. They are of test mode, always. */
export interface Keys {
  readonly secretKey: string;
  readonly publicKey: string;
  readonly webhookSecret: string;
}

/** @throws Error when a key is not of test mode: a live key must never come near a simulator */
export function testKeys(
  given: {
    readonly secretKey?: string | undefined;
    readonly publicKey?: string | undefined;
    readonly webhookSecret?: string | undefined;
  },
  random: Random,
): Keys {
  const secretKey = given.secretKey ?? `sk_test_${randomText(random, 32)}`;
  const publicKey = given.publicKey ?? `pk_test_${randomText(random, 32)}`;
  const webhookSecret = given.webhookSecret ?? `whsec_test_${randomText(random, 32)}`;
  requirePrefix("secret key", secretKey, "sk_test_");
  requirePrefix("public key", publicKey, "pk_test_");
  if (webhookSecret === "") throw new Error("The simulator's webhook secret must not be empty.");
  return { secretKey, publicKey, webhookSecret };
}

function requirePrefix(name: string, key: string, prefix: string): void {
  if (key.startsWith(prefix) && key.length > prefix.length) return;
  throw new Error(
    `The simulator takes test keys only: its ${name} must begin with ${prefix} (a live key has no business here).`,
  );
}
