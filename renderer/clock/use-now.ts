import { useCallback, useSyncExternalStore } from "react";

import { subscribeToClock } from "./clock.ts";

/** This computer's time in Unix milliseconds, in steps: renders again once per step. */
export function useNow(stepMs: number): number {
  const snapshot = useCallback(() => Math.floor(Date.now() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}

/** Whether an instant (Unix milliseconds by this computer's clock) has passed: renders again only when it does. */
export function usePassed(instant: number | null): boolean {
  const snapshot = useCallback(() => instant !== null && Date.now() >= instant, [instant]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}
