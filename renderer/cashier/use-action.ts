import { useRef, useState } from "react";

import { relayNow } from "../clock/relay-clock.ts";
import type { Failure } from "../../contract/failures.ts";

interface Action {
  readonly busy: boolean;
  /** Why the last one failed. */
  readonly failure: Failure | null;
  /** When the last one was answered well, in Unix milliseconds by the relay's clock. */
  readonly doneAt: number | null;
  readonly run: () => void;
}

/** An action behind a button: one at a time, and what came of it. */
export function useAction(act: () => Promise<Failure | null>): Action {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [doneAt, setDoneAt] = useState<number | null>(null);

  async function perform() {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      const outcome = await act();
      setFailure(outcome);
      setDoneAt(outcome === null ? relayNow() : null);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { busy, failure, doneAt, run: () => void perform() };
}
