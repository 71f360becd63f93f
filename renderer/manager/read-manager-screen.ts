import { useEffect } from "react";

import { useTill } from "../bridge/till-store.ts";

/** The manager's screens are read when somebody opens them: a till begins without. */
export async function readManagerScreen() {
  const { ManagerScreen } = await import("./manager-screen.tsx");
  return { default: ManagerScreen };
}

/** Where somebody may soon open them, they are read as soon as nothing else is to be done. */
export function useManagerScreenAhead(isBeforeThem: boolean): void {
  const isSoon = useTill(({ manager }) => manager !== null) || isBeforeThem;
  useEffect(() => {
    if (!isSoon) return undefined;
    // Whoever opens them hears of a failure.
    const idle = requestIdleCallback(() => void readManagerScreen().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, [isSoon]);
}
