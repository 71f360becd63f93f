import { useRef, useState } from "react";

import type { BridgeAnswer } from "../../contract/bridge.ts";
import { bridge } from "../bridge/bridge.ts";

type Answer = BridgeAnswer<"setup.probe">;

/** How far the looking at an address has come. */
export type Probing =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  | { readonly kind: "done"; readonly answer: Answer };

export interface RelayProbing {
  readonly probing: Probing;
  /** Looks at an address; one that is being looked at is not looked at twice at once. */
  readonly probe: (address: string) => Promise<Answer>;
  /** The address has changed: what was found is of another one. */
  readonly forget: () => void;
}

export function useRelayProbe(): RelayProbing {
  const [probing, setProbing] = useState<Probing>({ kind: "idle" });
  const underWay = useRef<{ address: string; answer: Promise<Answer> } | null>(null);

  async function look(address: string): Promise<Answer> {
    setProbing({ kind: "running" });
    const answer = await bridge.call("setup.probe", { relayUrl: address });
    if (underWay.current?.address === address) {
      underWay.current = null;
      setProbing({ kind: "done", answer });
    }
    return answer;
  }

  return {
    probing,
    probe(address) {
      if (underWay.current?.address === address) return underWay.current.answer;
      const answer = look(address);
      underWay.current = { address, answer };
      return answer;
    },
    forget() {
      underWay.current = null;
      setProbing((present) => (present.kind === "idle" ? present : { kind: "idle" }));
    },
  };
}
