import { useEffect, useRef } from "react";

import { useManagerEvents } from "../manager/watch-store.ts";

/** Many changes at once are one: what is shown is read again at most this often. */
const soonMs = 500;

/** Calls a moment after something has changed in the stores that are followed. */
export function useChangesSoon(act: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useManagerEvents(({ kind }) => {
    if (kind === "lost" || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      act();
    }, soonMs);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
}
