import { useEffect, useRef } from "react";

import { useStore } from "../bridge/till-store.ts";
import { changeEntry, charge, useEntryStore } from "./entry-store.ts";
import { isForScreen, pressesItself } from "./key-target.ts";
import { digitOf } from "./use-keypad-keys.ts";

/**
 * The keys while the green fills the screen. Enter goes on. A digit goes on and is the next sale's
 * first: the fastest cashier never waits, and no key that follows is lost until the keypad is back.
 */
export function useGreenKeys(goOn: () => void): void {
  const { currency } = useStore();
  const act = useRef(goOn);
  useEffect(() => {
    act.current = goOn;
  }, [goOn]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.repeat || !isForScreen(event)) return;
      if (event.key === "Enter") {
        if (pressesItself(event.target)) return;
        event.preventDefault();
        if (useEntryStore.getState().entry.amount > 0) void charge();
        else act.current();
        return;
      }
      const digits = digitOf(event);
      if (digits === null) return;
      event.preventDefault();
      changeEntry({ kind: "digits", digits, currency });
      act.current();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [currency]);
}
