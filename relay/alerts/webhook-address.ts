import { longestWebhookUrl } from "../../contract/alerts.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { isLoopback } from "../http/is-loopback.ts";

export type WebhookAddressFault = "alert_webhook_invalid" | "alert_webhook_not_https";

/**
 * Reads where a store's webhook goes. Whether the name leads to a forbidden network is seen when it
 * is called: what it leads to changes.
 * @param loopback whether plain http to this computer will do: the relay's own address is here too
 */
export function readWebhookAddress(
  text: string,
  loopback: boolean,
): Result<URL, WebhookAddressFault> {
  const url = URL.parse(text.trim());
  if (url === null || url.href.length > longestWebhookUrl) return fail("alert_webhook_invalid");
  if (url.protocol !== "https:") {
    const isHttp = url.protocol === "http:";
    if (!isHttp) return fail("alert_webhook_invalid");
    if (!(loopback && isLoopback(url.hostname))) return fail("alert_webhook_not_https");
  }
  // A name and a password in an address would end up in logs; the signature shows whom it is from.
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    return fail("alert_webhook_invalid");
  }
  return ok(url);
}
