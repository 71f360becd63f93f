/** Address and pairing code in one link: pasted, scanned, or opened by the operating system. */
import { parsePairingCode } from "./pairing-code.ts";

export interface PairingLink {
  /** The relay's origin, in lower case; whether it may be used is found out with the address. */
  readonly relayUrl: string;
  /** In its one form. */
  readonly code: string;
}

/** The scheme under which the operating system hands a link to the app. */
export const appLinkScheme = "cobro";
/** The relay's page for somebody who opens the link in a browser. */
export const pairingPagePath = "/pair";
const longestLink = 2_048;

/** No user, no path, nothing that a browser would read differently. */
const origin = String.raw`https?://(?:[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d{1,5})?`;
const originPattern = new RegExp(`^${origin}$`, "iu");
const webLinkPattern = new RegExp(`^(${origin})${pairingPagePath}#([^#]+)$`, "iu");
const appLinkPattern = new RegExp(`^${appLinkScheme}:/{0,2}pair/?\\?(.+)$`, "iu");

/** Whether tills can be paired at this address: a relay below a path of its host has no link. */
export function isRelayOrigin(url: string): boolean {
  return originPattern.test(url);
}

/** `https://relay.example/pair#ABCD-2345`: what stands behind the `#` reaches no server and no log. */
export function formatPairingLink({ relayUrl, code }: PairingLink): string {
  return `${relayUrl}${pairingPagePath}#${grouped(code)}`;
}

/** `cobro://pair?relay=…&code=…`: the same for the operating system. */
export function formatAppLink({ relayUrl, code }: PairingLink): string {
  return `${appLinkScheme}://pair?relay=${encodeURIComponent(relayUrl)}&code=${grouped(code)}`;
}

/** Either form, however it was cased by a scanner; `null` when it is none. */
export function parsePairingLink(text: string): PairingLink | null {
  const typed = text.trim();
  if (typed.length > longestLink) return null;
  const [, web = "", fragment = ""] = webLinkPattern.exec(typed) ?? [];
  if (web !== "") return linkOf(web, fragment);
  const [, query = ""] = appLinkPattern.exec(typed) ?? [];
  const valueOf = (name: string) =>
    query
      .split("&")
      .find((pair) => pair.toLowerCase().startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? "";
  return linkOf(decoded(valueOf("relay")), valueOf("code"));
}

function linkOf(relayUrl: string, text: string): PairingLink | null {
  const code = parsePairingCode(decoded(text));
  return code === null || !isRelayOrigin(relayUrl)
    ? null
    : { relayUrl: relayUrl.toLowerCase(), code };
}

/** What stands in a link percent-encoded; nothing where that is broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function grouped(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
