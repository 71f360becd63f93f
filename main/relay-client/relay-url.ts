import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** A relay's address as it is kept: an origin without path, https unless it is this computer. */
export function parseRelayUrl(text: string): Result<string, Failure> {
  const trimmed = text.trim().replace(/\/+$/u, "");
  const withScheme = /^[a-z]+:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.parse(withScheme);
  if (url === null || url.hostname === "" || url.username !== "" || url.pathname !== "/") {
    return fail(failure("relay_url_invalid"));
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return fail(failure("relay_url_invalid"));
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return fail(failure("relay_url_not_https"));
  }
  return ok(url.origin);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d+){3}$/u.test(host);
}
