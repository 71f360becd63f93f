const thisComputer = /^(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/iu;

/** An address as people write it, with the scheme that it needs: https, but for this computer's own. */
export function relayAddress(text: string): string {
  const address = text.trim();
  if (address === "" || /^[a-z][\d+.a-z-]*:\/\//iu.test(address)) return address;
  return `${thisComputer.test(address) ? "http" : "https"}://${address}`;
}
