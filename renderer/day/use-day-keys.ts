import { useEffect, useEffectEvent } from "react";

import { isForScreen } from "../cashier/key-target.ts";

/** Where the arrow keys mean something else. */
const ownArrows =
  'input, select, textarea, [contenteditable], [role="grid"], [role="radiogroup"], [role="tablist"], [role="listbox"], [role="menu"], [role="slider"], [popover]';

/** Left and right change the day, with Shift by a week, wherever they do nothing else. */
export function useDayKeys(step: (days: number) => void): void {
  const onStep = useEffectEvent(step);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, repeat, shiftKey, target } = event;
      const direction = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
      if (direction === 0 || repeat || !isForScreen(event)) return;
      if (target instanceof Element && target.closest(ownArrows) !== null) return;
      event.preventDefault();
      onStep(direction * (shiftKey ? 7 : 1));
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
