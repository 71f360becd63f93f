import { useEffect } from "react";

import { useStore } from "../bridge/till-store.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { entryAction } from "./entry-keys.ts";
import { changeEntry, charge } from "./entry-store.ts";
import { isInDialog, isTextField, leaveButton, pressesItself } from "./key-target.ts";

/** The computer's own keys do what the keypad does, wherever the focus is but in a text field. */
export function useKeypadKeys(): void {
  const { currency, quickAmounts, tips } = useStore();
  const language = useLanguage();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || isInDialog(target)) return;
      if (key === "Enter") {
        // A held key is one wish, not many: neither for us nor for a button that has the focus.
        if (event.repeat) event.preventDefault();
        else if (!pressesItself(target)) {
          event.preventDefault();
          void charge();
        }
        return;
      }
      if (isTextField(target)) {
        if (key === "Escape") target.blur();
        return;
      }
      const action = entryAction(event, { currency, language, quickAmounts, tips });
      if (action === null) return;
      event.preventDefault();
      leaveButton();
      changeEntry(action);
    }

    function onPaste(event: ClipboardEvent) {
      if (isTextField(event.target) || isInDialog(event.target)) return;
      const text = event.clipboardData?.getData("text/plain").trim() ?? "";
      if (text === "") return;
      event.preventDefault();
      leaveButton();
      changeEntry({ kind: "paste", text, currency, language });
    }

    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("paste", onPaste);
    };
  }, [currency, language, quickAmounts, tips]);
}
