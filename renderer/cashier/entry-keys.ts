import type { Locale } from "../../contract/money.ts";
import type { Store } from "../../contract/store.ts";
import type { EntryAction } from "./entry.ts";
import { quickKeys } from "./quick-keys.ts";

export interface KeyMeanings extends Pick<Store, "currency" | "quickAmounts" | "tips"> {
  readonly language: Locale;
}

type PressedKey = Pick<KeyboardEvent, "key" | "code" | "repeat">;

/** What a single key stands for on the keypad; `null`: nothing. A held key counts once, but Backspace. */
export function entryAction(pressed: PressedKey, meanings: KeyMeanings): EntryAction | null {
  const { code, key, repeat } = pressed;
  const { currency, language, quickAmounts, tips } = meanings;
  if (key === "Backspace") return { kind: "removeDigit" };
  if (repeat) return null;
  if (key === "Escape") return { kind: "clear" };
  const digits = digitOf(pressed);
  if (digits !== null) return { kind: "digits", digits, currency };
  if (key === (language === "es-CL" ? "," : ".") || code === "NumpadDecimal") {
    return { kind: "decimalSign", currency };
  }
  if (tips !== null && key === "*") return { kind: "nextTip", percents: tips.percents };
  if (tips !== null && key === "/") return { kind: "freeTip" };
  const amount = quickAmounts[quickKeys.findIndex((each) => each === key)];
  return amount === undefined ? null : { kind: "amount", amount };
}

/** The digit of a key; on the number pad also while NumLock is off, where it would page or move. */
function digitOf({ key, code }: PressedKey): string | null {
  return /^\d$/u.test(key) ? key : (/^Numpad(\d)$/u.exec(code)?.[1] ?? null);
}
