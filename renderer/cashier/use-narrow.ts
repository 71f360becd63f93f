import { useSyncExternalStore } from "react";

/** Where two columns do not fit, the list becomes a drawer. */
const narrowScreen = window.matchMedia("(width < 1100px) or (orientation: portrait)");

function subscribe(listener: () => void): () => void {
  narrowScreen.addEventListener("change", listener);
  return () => narrowScreen.removeEventListener("change", listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrowScreen.matches);
}
