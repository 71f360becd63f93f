import { useEffect, type ComponentType } from "react";

import { useTill } from "../bridge/till-store.ts";

/** A window that draws nothing is never told that it is idle. */
const mostWaitMs = 500;

let read: ComponentType | null = null;

/** The manager's screens where they have been read; React would show a fallback for 300 ms first. */
export function managerScreenRead(): ComponentType | null {
  return read;
}

/** The manager's screens are read when somebody opens them: a till begins without. */
export async function readManagerScreen() {
  const { ManagerScreen } = await import("./manager-screen.tsx");
  read = ManagerScreen;
  return { default: ManagerScreen };
}

/** Where somebody may soon open them, they are read as soon as nothing else is to be done. */
export function useManagerScreenAhead(isBeforeThem: boolean): void {
  const isSoon = useTill(({ manager }) => manager !== null) || isBeforeThem;
  useEffect(() => {
    if (!isSoon) return undefined;
    // Whoever opens them hears of a failure.
    const readAhead = () => void readManagerScreen().catch(() => undefined);
    const idle = requestIdleCallback(readAhead, { timeout: mostWaitMs });
    return () => cancelIdleCallback(idle);
  }, [isSoon]);
}
