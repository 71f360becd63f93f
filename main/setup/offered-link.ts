import type { BridgeHandlers } from "../../contract/bridge.ts";
import { parsePairingLink } from "../../contract/pairing-link.ts";
import { ok } from "../../contract/result.ts";
import type { Till } from "../till/till.ts";

/** A pairing link that the operating system has handed over. It fills the form; it never pairs. */
export interface OfferedLink {
  /** Anything that is no pairing link is passed over. */
  readonly take: (url: string) => void;
  readonly handlers: Pick<BridgeHandlers, "setup.dropLink">;
}

export function createOfferedLink(till: Pick<Till, "setDesk" | "state">): OfferedLink {
  return {
    take(url) {
      const link = parsePairingLink(url);
      if (link === null) return;
      const isPaired = till.state().pairing.kind === "paired";
      // A till that is paired only says so: the code stays unused, and out of its state.
      till.setDesk({ offeredLink: isPaired ? { ...link, code: "" } : link });
    },
    handlers: {
      async "setup.dropLink"() {
        till.setDesk({ offeredLink: null });
        return ok(null);
      },
    },
  };
}
