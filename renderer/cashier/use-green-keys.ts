import { useEffect, useRef } from "react";

import { useStore } from "../bridge/till-store.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { entryAction } from "./entry-keys.ts";
import { changeEntry, charge } from "./entry-store.ts";
import { isForScreen, pressesItself } from "./key-target.ts";

/**
 * The keys while the green fills the screen. Enter goes on. A digit, or a quick amount, goes on and
 * begins the next sale: the fastest cashier never waits, and no key that follows is lost until the
 * keypad is back.
 */
export function useGreenKeys(goOn: () => void): void {
  const { currency, quickAmounts, tips } = useStore();
  const language = useLanguage();
  const begun = useRef(false);
  const act = useRef(goOn);
  useEffect(() => {
    act.current = goOn;
  }, [goOn]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isForScreen(event)) return;
      if (event.key === "Enter") {
        if (event.repeat || (pressesItself(event.target) && !begun.current)) return;
        event.preventDefault();
        if (begun.current) void charge();
        else act.current();
        return;
      }
      const action = entryAction(event, { currency, language, quickAmounts, tips });
      if (action === null) return;
      const begins = action.kind === "digits" || action.kind === "amount";
      if (!begun.current && !begins) return;
      event.preventDefault();
      changeEntry(action);
      if (begun.current) return;
      begun.current = true;
      act.current();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [currency, language, quickAmounts, tips]);
}
