/**
 * Whether an address belongs to one of the origins that a pay page may ask and go to. An origin
 * is written as the relay tells it, `https://js.fintoc.com`, or with all of a domain's names,
 * `https://*.fintoc.com`. A socket counts as the page that it belongs to.
 */
export function isOfOrigins(address: string, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "") return false;
  const scheme = webSchemes[url.protocol];
  return scheme !== undefined && origins.some((origin) => matches(scheme, url, origin));
}

const webSchemes: Readonly<Record<string, string>> = {
  "https:": "https:",
  "http:": "http:",
  "wss:": "https:",
  "ws:": "http:",
};

const anyName = "*.";

function matches(scheme: string, url: URL, origin: string): boolean {
  // A star is no host for a URL parser: the rest of the name is parsed, and the star kept apart.
  const isPattern = origin.includes(`//${anyName}`);
  const allowed = URL.parse(isPattern ? origin.replace(`//${anyName}`, "//") : origin);
  if (allowed === null || allowed.protocol !== scheme || allowed.host === "") return false;
  if (allowed.port !== url.port) return false;
  return isPattern
    ? allowed.hostname.includes(".") && url.hostname.endsWith(`.${allowed.hostname}`)
    : url.hostname === allowed.hostname;
}

/** What a page carries within itself is no request to anybody. */
export function mayRequest(address: string, isPage: boolean, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const isInline = url.protocol === "data:" || url.protocol === "blob:";
  return (isInline && !isPage) || isOfOrigins(address, origins);
}
