import { useRef, useState } from "react";

import type { BridgeInput } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";

interface Prefer {
  /** Why the last choice could not be kept, in words. */
  readonly fault: string | null;
  /** Answers whether it is kept. */
  readonly prefer: (preferences: BridgeInput<"preferences.set">) => Promise<boolean>;
}

/** A choice shows once the main process has kept it; why it could not is told beside it. */
export function usePrefer(): Prefer {
  const { failures } = useMessages();
  const [failure, setFailure] = useState<Failure | null>(null);
  const last = useRef(0);

  async function prefer(preferences: BridgeInput<"preferences.set">) {
    last.current += 1;
    const asked = last.current;
    const answer = await bridge.call("preferences.set", preferences);
    if (asked === last.current) setFailure(answer.ok ? null : answer.failure);
    return answer.ok;
  }
  return { fault: failure === null ? null : failures[failure.code], prefer };
}
