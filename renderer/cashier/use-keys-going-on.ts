import { useEffect, useRef } from "react";

import { useStore } from "../bridge/till-store.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { entryAction } from "./entry-keys.ts";
import { changeEntry, charge } from "./entry-store.ts";
import { isForScreen } from "./key-target.ts";

/**
 * The keys between the wish to go on and the keypad's return, some milliseconds in which a number
 * pad has typed its first digits: they belong to the next sale.
 * @param goOn leaves what is shown; answers once the keypad may come back, or why it may not
 */
export function useKeysGoingOn<Outcome>(
  goOn: () => Promise<Outcome | null>,
): () => Promise<Outcome | null> {
  const { currency, quickAmounts, tips } = useStore();
  const language = useLanguage();
  const going = useRef(false);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!going.current || !isForScreen(event)) return;
      const action = entryAction(event, { currency, language, quickAmounts, tips });
      if (action === null && event.key !== "Enter") return;
      event.preventDefault();
      // Before whatever else the key would do to the screen that is being left.
      event.stopImmediatePropagation();
      if (action !== null) changeEntry(action);
      else if (!event.repeat) void charge();
    }
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [currency, language, quickAmounts, tips]);

  return async () => {
    going.current = true;
    const outcome = await goOn();
    // Gone on, the screen is about to be taken away; what failed gets its keys back.
    if (outcome !== null) going.current = false;
    return outcome;
  };
}
