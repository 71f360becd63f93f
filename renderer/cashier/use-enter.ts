import { useEffect } from "react";

import { isInDialog, isTextField, pressesItself } from "./key-target.ts";

/** Enter does the obvious thing of the screen, unless it belongs to what has the focus. */
export function useEnter(act: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, repeat, target } = event;
      if (key !== "Enter" || repeat) return;
      if (pressesItself(target) || isTextField(target) || isInDialog(target)) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [act]);
}
