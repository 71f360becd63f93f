import { useCallback, useSyncExternalStore } from "react";

import { subscribeToClock } from "./clock.ts";
import { relayNow } from "./relay-clock.ts";

/** The relay's time in Unix milliseconds, in steps: renders again once per step. */
export function useNow(stepMs: number): number {
  const snapshot = useCallback(() => Math.floor(relayNow() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}

/** Whether an instant (Unix milliseconds by the relay's clock) has passed: renders again only when it does. */
export function usePassed(instant: number | null): boolean {
  const snapshot = useCallback(() => instant !== null && relayNow() >= instant, [instant]);
  return useSyncExternalStore(subscribeToClock, snapshot);
}
