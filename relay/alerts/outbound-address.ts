import { lookup, type LookupAddress } from "node:dns";
import { BlockList, isIP } from "node:net";

import { fail, ok, type Result } from "../../contract/result.ts";

/** Which networks, besides the public one, may be called. */
export interface OutboundRules {
  /** This computer. */
  readonly loopback: boolean;
  readonly privateAddresses: boolean;
}

const loopback = blockList([
  ["127.0.0.0", 8, "ipv4"],
  ["::1", 128, "ipv6"],
]);

const privateNetworks = blockList([
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["fc00::", 7, "ipv6"],
]);

/** Of no use to anybody, or where a cloud hands out its keys (169.254.169.254). Never called. */
const reserved = blockList([
  ["0.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 128, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 32, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["fec0::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
]);

/** Whether an IP address may be called. An IPv4 address within IPv6 is judged as what it is. */
export function mayCall(address: string, rules: OutboundRules): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  const family = kind === 6 ? "ipv6" : "ipv4";
  if (reserved.check(address, family)) return false;
  if (loopback.check(address, family)) return rules.loopback;
  if (privateNetworks.check(address, family)) return rules.privateAddresses;
  return true;
}

/**
 * What a host leads to, if every address of it may be called. The connection must be made to these
 * very addresses: asked again, the name could lead elsewhere.
 */
export async function resolveOutbound(
  hostname: string,
  rules: OutboundRules,
): Promise<Result<readonly LookupAddress[], "name_unknown" | "address_refused">> {
  const host = hostname.replace(/^\[|\]$/gu, "");
  const family = isIP(host);
  const addresses = family === 0 ? await lookUp(host) : [{ address: host, family }];
  if (addresses.length === 0) return fail("name_unknown");
  const allowed = addresses.every(({ address }) => mayCall(address, rules));
  return allowed ? ok(addresses) : fail("address_refused");
}

function lookUp(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve) => {
    lookup(host, { all: true }, (error, addresses) => resolve(error === null ? addresses : []));
  });
}

function blockList(subnets: readonly (readonly [string, number, "ipv4" | "ipv6"])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
