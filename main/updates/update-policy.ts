/** What the installer has said of updates: by provisioning, or by switches. */
export interface UpdatePolicy {
  /** The folder on the merchant's own server; `null`: nothing is ever asked. */
  readonly url: string | null;
  /** Which line of versions: `latest`, or a name like `beta`. */
  readonly channel: string;
  readonly pause: boolean;
}

/** What the provisioning file says of updates, where it does. */
interface DecidedUpdates {
  readonly url?: string | undefined;
  readonly channel?: string | undefined;
  readonly pause?: boolean | undefined;
}

/** An administrator's file goes before whoever typed the switches; either may pause. */
export function choosePolicy(decided: DecidedUpdates, switches: UpdatePolicy): UpdatePolicy {
  return {
    url: decided.url ?? switches.url,
    channel: decided.channel ?? switches.channel,
    pause: (decided.pause ?? false) || switches.pause,
  };
}

/** The folder's address, its last slash included. */
export function baseOf(url: string): URL {
  const base = new URL(url);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}
