import { TimeoutError } from "ky";

import { failure, type Failure, type FailureCode } from "../../contract/failures.ts";

/**
 * What stands in an error's texts: Chromium's `net::ERR_…` (net/base/net_error_list.h), which
 * Electron's `net.fetch` rejects with, and the codes of Node. The first that fits tells.
 */
const meanings: readonly (readonly [RegExp, FailureCode])[] = [
  [
    /ERR_(?:INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)|\bE(?:NET|HOST)(?:UNREACH|DOWN)\b/u,
    "network_down",
  ],
  [/ERR_\w*PROXY\w*|ERR_TUNNEL_CONNECTION_FAILED|ERR_PAC_\w+/u, "network_proxy_failed"],
  [/ERR_(?:NAME_|DNS_|ICANN_)\w+|\b(?:ENOTFOUND|EAI_AGAIN)\b/u, "relay_name_unknown"],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ALTNAME|ERR_TLS|ERR_SSL/u,
    "relay_certificate_invalid",
  ],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|\bETIMEDOUT\b|UND_ERR_\w+_TIMEOUT/u, "relay_timeout"],
];

/** Why no answer came, in words of ours. */
export function networkFailure(error: unknown): Failure {
  if (error instanceof TimeoutError) return failure("relay_timeout");
  if (error instanceof Error && error.name === "TimeoutError") return failure("relay_timeout");
  const detail = describe(error);
  const code = meanings.find(([texts]) => texts.test(detail))?.[1] ?? "relay_unreachable";
  return failure(code, detail);
}

/** The messages and codes of an error and its causes. */
function describe(error: unknown): string {
  const parts: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each && typeof each.code === "string" ? `${each.code} ` : "";
    parts.push(`${code}${each.message}`);
  }
  return parts.join(": ");
}
