import { expect, it } from "vitest";

import { networkFailure } from "./network-failure.ts";

const node = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("of Node"), { code }) });

it.each([
  [new Error("net::ERR_INTERNET_DISCONNECTED"), "network_down"],
  [new Error("net::ERR_ADDRESS_UNREACHABLE"), "network_down"],
  [node("ENETUNREACH"), "network_down"],
  [new Error("net::ERR_PROXY_CONNECTION_FAILED"), "network_proxy_failed"],
  [new Error("net::ERR_TUNNEL_CONNECTION_FAILED"), "network_proxy_failed"],
  [new Error("net::ERR_PROXY_CERTIFICATE_INVALID"), "network_proxy_failed"],
  [new Error("net::ERR_NAME_NOT_RESOLVED"), "relay_name_unknown"],
  [node("ENOTFOUND"), "relay_name_unknown"],
  [new Error("net::ERR_CERT_AUTHORITY_INVALID"), "relay_certificate_invalid"],
  [new Error("net::ERR_CERT_DATE_INVALID"), "relay_certificate_invalid"],
  [new Error("net::ERR_SSL_PROTOCOL_ERROR"), "relay_certificate_invalid"],
  [node("DEPTH_ZERO_SELF_SIGNED_CERT"), "relay_certificate_invalid"],
  [new Error("net::ERR_CONNECTION_TIMED_OUT"), "relay_timeout"],
  [new DOMException("too late", "TimeoutError"), "relay_timeout"],
  [new Error("net::ERR_CONNECTION_REFUSED"), "relay_unreachable"],
  [new Error("net::ERR_NETWORK_CHANGED"), "relay_unreachable"],
  [node("ECONNREFUSED"), "relay_unreachable"],
])("%s is %s", (error, code) => {
  expect(networkFailure(error).code).toBe(code);
});
