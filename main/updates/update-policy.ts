import * as v from "valibot";

/** What the installer has said of updates: by provisioning, or by switches. */
export interface UpdatePolicy {
  /** The folder on the merchant's own server; `null`: nothing is ever asked. */
  readonly url: string | null;
  /** Which line of versions: `latest`, or a name like `beta`. */
  readonly channel: string;
  readonly pause: boolean;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const example = "https://updates.example/cobro/";

/** Where updates may be asked for: https, or this computer itself. Nothing of it is a secret. */
export const updateUrlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2_048, example),
  v.url(example),
  v.check((text) => {
    const url = URL.parse(text);
    if (url === null) return false;
    const { hash, hostname, password, protocol, search, username } = url;
    const isSafe = protocol === "https:" || (protocol === "http:" && loopback.has(hostname));
    return isSafe && [username, password, search, hash].every((part) => part === "");
  }, example),
);

/** A channel is the beginning of its manifest's file name. */
export const updateChannelSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z][\da-z]{0,31}$/u, "beta"),
);

/** What the provisioning says of updates, where it does. */
interface DecidedUpdates {
  readonly url?: string | undefined;
  readonly channel?: string | undefined;
  readonly pause?: boolean | undefined;
}

export function choosePolicy(decided: DecidedUpdates = {}): UpdatePolicy {
  return {
    url: decided.url ?? null,
    channel: decided.channel ?? "latest",
    pause: decided.pause ?? false,
  };
}

/** The folder's address, its last slash included. */
export function baseOf(url: string): URL {
  const base = new URL(url);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}
