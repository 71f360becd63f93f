/** The host (and port) of the relay's address, which tells whom the till trusts. */
export function relayHost(relayUrl: string): string {
  return URL.parse(relayUrl)?.host ?? relayUrl;
}
