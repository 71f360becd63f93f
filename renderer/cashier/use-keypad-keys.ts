import { useEffect } from "react";

import type { Locale } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
import { useStore } from "../bridge/till-store.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import type { EntryAction } from "./entry.ts";
import { changeEntry, charge } from "./entry-store.ts";
import { isInDialog, isTextField, pressesItself } from "./key-target.ts";
import { quickKeys } from "./quick-keys.ts";

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
      if (key === "Escape") changeEntry({ kind: "clear" });
      else if (key === "Backspace") changeEntry({ kind: "removeDigit" });
      else if (!event.repeat) {
        const action = actionOf(event, { currency, language, quickAmounts, tips });
        if (action === null) return;
        event.preventDefault();
        changeEntry(action);
      }
    }

    function onPaste(event: ClipboardEvent) {
      if (isTextField(event.target) || isInDialog(event.target)) return;
      const text = event.clipboardData?.getData("text/plain").trim() ?? "";
      if (text === "") return;
      event.preventDefault();
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

interface KeyMeanings extends Pick<Store, "currency" | "quickAmounts" | "tips"> {
  readonly language: Locale;
}

/** What a single key stands for on the keypad; `null`: nothing. */
function actionOf(event: KeyboardEvent, meanings: KeyMeanings): EntryAction | null {
  const { currency, language, quickAmounts, tips } = meanings;
  const digits = digitOf(event);
  if (digits !== null) return { kind: "digits", digits, currency };
  const decimalSign = language === "es-CL" ? "," : ".";
  if (event.key === decimalSign || event.code === "NumpadDecimal") {
    return { kind: "decimalSign", currency };
  }
  if (tips !== null && event.key === "*") return { kind: "nextTip", percents: tips.percents };
  if (tips !== null && event.key === "/") return { kind: "freeTip" };
  const amount = quickAmounts[quickKeys.findIndex((key) => key === event.key)];
  return amount === undefined ? null : { kind: "amount", amount };
}

/** The digit of a key; on the number pad also while NumLock is off, where it would page or move. */
export function digitOf({ key, code }: KeyboardEvent): string | null {
  return /^\d$/u.test(key) ? key : (/^Numpad(\d)$/u.exec(code)?.[1] ?? null);
}
