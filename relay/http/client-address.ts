import { isIPv6 } from "node:net";

import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The address of whoever asks. Behind a trusted proxy it is the last one that the proxy itself
 * appended to `X-Forwarded-For`; what stands before it the client may have made up.
 */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header("X-Forwarded-For") : undefined;
  const last = forwarded?.split(",").at(-1)?.trim();
  return last !== undefined && last !== ""
    ? withoutPort(last)
    : (getConnInfo(context).remote.address ?? "unknown");
}

/**
 * What tries are counted by: an IPv4 address, or the /64 of an IPv6 address, since whoever has
 * one address of such a network has all of them.
 */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const bare = address.replace(/%.*$/u, "");
  if (!isIPv6(bare)) return address;
  const [head = "", tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

/** Some proxies write the port too: 192.0.2.1:4711, [2001:db8::1]:4711. */
function withoutPort(address: string): string {
  return (
    /^\[(.+)\](?::\d+)?$/u.exec(address)?.[1] ??
    /^(\d+\.\d+\.\d+\.\d+):\d+$/u.exec(address)?.[1] ??
    address
  );
}
