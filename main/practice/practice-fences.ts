import type { EmbeddedConfig } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** What a practice relay is told besides, always the same. */
type Given = Pick<EmbeddedConfig, "pepper" | "databaseFile" | "port" | "keys">;

/**
 * The configuration of a practice relay. There is none with another bank than this computer's own
 * simulated one: a real Fintoc's address, or a key that is none of a simulator's, ends it here.
 */
export function practiceRelayConfig(
  bankUrl: string,
  given: Given,
): Result<EmbeddedConfig, Failure> {
  const { publicKey, secretKey } = given.keys;
  const areTest = secretKey.startsWith("sk_test_") && publicKey.startsWith("pk_test_");
  if (!isLoopback(bankUrl) || !areTest) {
    return fail(failure("practice_not_started", "A practice relay has a simulated bank alone"));
  }
  const { origin } = new URL(bankUrl);
  const fintoc = { apiUrl: origin, widgetUrl: `${origin}/v1/` };
  return ok({ ...given, fintoc, isLocal: false, isPractice: true });
}

/** A practice till reaches its own relay, at the address that its process has told, and nothing else. */
export function practiceFetch(
  relayUrl: () => string | null,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  return (input, init) => {
    const address = URL.parse(input instanceof Request ? input.url : String(input));
    return address !== null && isLoopback(address.href) && address.origin === relayUrl()
      ? fetch(input, init)
      : Promise.reject(new TypeError("A practice till talks to its practice relay alone"));
  };
}

function isLoopback(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "http:" && /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/u.test(url.hostname);
}
