import type { Net } from "electron";

/**
 * Electron's `net.fetch` for the relay: through the system's proxy and with the system's
 * certificates, which are never overridden; without cookies and without a cache.
 */
export function fetchThrough(net: Pick<Net, "fetch">): typeof globalThis.fetch {
  return (input, init) =>
    net.fetch(input instanceof URL ? input.href : input, {
      ...init,
      cache: "no-store",
      credentials: "omit",
    });
}
