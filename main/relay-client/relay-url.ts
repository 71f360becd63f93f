import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/**
 * A relay's address as it is kept: an origin without path, https unless it is this computer.
 * What was typed without a scheme gets the one that it needs.
 */
export function parseRelayUrl(text: string): Result<string, Failure> {
  const typed = text.trim().replace(/\/+$/u, "");
  const url = /^[a-z][\d+.a-z-]*:\/\//iu.test(typed) ? URL.parse(typed) : withScheme(typed);
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

function withScheme(typed: string): URL | null {
  const url = URL.parse(`https://${typed}`);
  return url !== null && isLoopback(url.hostname) ? URL.parse(`http://${typed}`) : url;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d+){3}$/u.test(host);
}
