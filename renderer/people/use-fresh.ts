import { useEffect, useRef } from "react";

import { useManagerEvents } from "../manager/watch-store.ts";

/** A rush of changes is asked about once. */
const atMostEveryMs = 1_000;
/** What no event tells, such as when a till was last heard of. */
const anywayEveryMs = 15_000;

/** Asks again when something of the store has changed, and now and then. */
export function useFresh(again: () => void): void {
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const timer = setInterval(again, anywayEveryMs);
    return () => {
      clearInterval(timer);
      if (waiting.current !== null) clearTimeout(waiting.current);
      waiting.current = null;
    };
  }, [again]);
  useManagerEvents(({ kind }) => {
    if (kind === "lost") return;
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      again();
    }, atMostEveryMs);
  });
}
