/** Whether a `Host` header names this very computer (another name would be a rebound DNS entry). */
export function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu.test(host);
}

/** Whether a peer's address is this computer's own. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/u.test(address);
}
