import { parseRelayUrl } from "../relay-client/relay-url.ts";
import type { Settings } from "./settings-schema.ts";

/**
 * Whether this till may be paired with a relay. Once it has belonged to one, another needs a
 * manager who has freed the till, or the installer who names it on the command line: a till that
 * trusts the wrong relay is green for nothing. An address that cannot be read is told elsewhere.
 */
export function mayPairWith(
  typedUrl: string,
  { addressFreed, lastRelayUrl }: Pick<Settings, "addressFreed" | "lastRelayUrl">,
  installersUrl: string | null,
): boolean {
  if (lastRelayUrl === null || addressFreed) return true;
  const typed = parseRelayUrl(typedUrl);
  const named = installersUrl === null ? null : parseRelayUrl(installersUrl);
  if (!typed.ok || typed.value === lastRelayUrl) return true;
  return named?.ok === true && named.value === typed.value;
}

/** An address that cannot be read is told elsewhere: it is no other relay's. */
export function isSameRelay(typedUrl: string, relayUrl: string): boolean {
  const typed = parseRelayUrl(typedUrl);
  return !typed.ok || typed.value === relayUrl;
}
