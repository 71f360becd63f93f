import type { Connection } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Document } from "../settings/document.ts";
import type { Journal } from "./journal.ts";

/** Whether the relay can be reached, and since when it can or cannot. */
export interface ConnectionWatch {
  readonly present: () => Connection;
  readonly isOnline: () => boolean;
  /** A first try begins. */
  readonly begun: () => void;
  readonly online: () => void;
  /** @param quietMs for how long nothing had been heard when the loss was noticed */
  readonly lost: (why: Failure, quietMs: number) => void;
  /** There is nothing to try with. */
  readonly barred: (why: Failure) => void;
}

/** @param relayNow the relay's clock, Unix milliseconds */
export function createConnectionWatch(
  journal: Document<Journal>,
  relayNow: () => number,
  onChange: () => void,
): ConnectionWatch {
  const iso = (ms: number) => new Date(ms).toISOString();
  const connecting = (): Connection => ({
    kind: "connecting",
    since: journal.get().offlineSince ?? iso(relayNow()),
  });
  let present = connecting();

  function become(next: Connection): void {
    present = next;
    onChange();
  }

  return {
    present: () => present,
    isOnline: () => present.kind === "online",
    begun: () => become(connecting()),
    online: () => become({ kind: "online", since: iso(relayNow()) }),
    lost(why, quietMs) {
      // The first loss may be a moment's: only a failed try to come back says that we are offline.
      if (present.kind === "online") {
        become({ kind: "connecting", since: iso(relayNow() - quietMs) });
        return;
      }
      const { since } = present;
      const known = journal.get();
      if (known.offlineSince !== since) journal.remember({ ...known, offlineSince: since });
      become({ kind: "offline", since, failure: why });
    },
    barred: (why) => become({ kind: "offline", since: present.since, failure: why }),
  };
}
