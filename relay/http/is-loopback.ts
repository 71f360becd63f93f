/** Whether a host, as it stands in an address, is this computer. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "[::1]" || host === "::1" || /^127(?:\.\d+){3}$/u.test(host)
  );
}
