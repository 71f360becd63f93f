import { useCallback, useSyncExternalStore } from "react";

import { computerNow } from "./computer-clock.ts";
import { subscribeToClock } from "./clock.ts";

/**
 * This computer's time in Unix milliseconds, in steps: renders again once per step. The relay's is
 * this and the till's `clockOffsetMs`.
 */
export function useNow(stepMs: number): number {
  const snapshot = useCallback(() => Math.floor(computerNow() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}

/** Whether an instant (Unix milliseconds by this computer's clock) has passed: renders again only when it does. */
export function usePassed(instant: number | null): boolean {
  const snapshot = useCallback(() => instant !== null && computerNow() >= instant, [instant]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}
