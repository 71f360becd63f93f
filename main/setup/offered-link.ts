import type { BridgeHandlers } from "../../contract/bridge.ts";
import { appLinkScheme, parsePairingLink } from "../../contract/pairing-link.ts";
import { ok } from "../../contract/result.ts";
import type { Till } from "../till/till.ts";

/** A pairing link that the operating system has handed over. It fills the form; it never pairs. */
export interface OfferedLink {
  /** What the app was started with, or was told when it was started again. */
  readonly fromArguments: (argv: readonly string[]) => void;
  readonly fromUrl: (url: string) => void;
  readonly handlers: Pick<BridgeHandlers, "setup.dropLink">;
}

export function createOfferedLink(till: Pick<Till, "setDesk" | "state">): OfferedLink {
  function fromUrl(url: string): void {
    const link = parsePairingLink(url);
    if (link === null) return;
    const isPaired = till.state().pairing.kind === "paired";
    // A till that is paired only says so: the code stays unused, and out of its state.
    till.setDesk({ offeredLink: isPaired ? { ...link, code: "" } : link });
  }

  return {
    fromUrl,
    fromArguments(argv) {
      // Chromium's switches stand among them: only what bears our scheme is a link.
      const url = argv.findLast((word) => word.toLowerCase().startsWith(`${appLinkScheme}://`));
      if (url !== undefined) fromUrl(url);
    },
    handlers: {
      async "setup.dropLink"() {
        till.setDesk({ offeredLink: null });
        return ok(null);
      },
    },
  };
}
