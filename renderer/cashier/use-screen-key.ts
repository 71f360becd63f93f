import { useEffect } from "react";

import { isForScreen } from "./key-target.ts";

/** One key that does one thing of the screen; held down it does it once. */
export function useScreenKey(key: string, act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== key || event.repeat || !isForScreen(event)) return;
      event.preventDefault();
      act?.();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [key, act]);
}
