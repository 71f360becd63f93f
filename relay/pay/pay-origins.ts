import type { FintocConfig } from "../config.ts";

const everyHostOfFintoc = "https://*.fintoc.com";

/** Fintoc publishes no list of the hosts that its frames come from: it is allowed all of its own. */
function hostsOf(url: string): string {
  const { hostname, origin } = new URL(url);
  return hostname.endsWith(".fintoc.com") ? everyHostOfFintoc : origin;
}

/** Where the widget's script comes from, and the hosts that it frames, calls and takes pictures from. */
export function widgetOrigins(widgetUrl: string) {
  return { script: new URL(widgetUrl).origin, hosts: hostsOf(widgetUrl) };
}

/** What the pay page of a store with this product opens besides the relay's own pages. */
export function payOrigins(
  { apiUrl, widgetUrl }: Pick<FintocConfig, "apiUrl" | "widgetUrl">,
  product: string,
): string[] {
  const { hosts, script } = widgetOrigins(widgetUrl);
  // Fintoc's hosted page is on a host of its own; a simulated Fintoc serves it beside its API.
  const hosted = product === "checkout_session" ? [hostsOf(apiUrl)] : [];
  return [...new Set([script, hosts, ...hosted])];
}
