import { describe, expect, test } from "vitest";

import { entryAction, type KeyMeanings } from "./entry-keys.ts";

const store: KeyMeanings = {
  currency: "CLP",
  language: "es-CL",
  quickAmounts: [1_000],
  tips: { percents: [5, 10] },
};
const means = (key: string, more: object = {}, of: object = {}) =>
  entryAction({ key, code: "", repeat: false, ...more }, { ...store, ...of });

describe("a key on the keypad", () => {
  test("is a digit, also on the number pad without NumLock", () => {
    expect(means("7")).toMatchObject({ kind: "digits", digits: "7" });
    expect(means("Home", { code: "Numpad7" })).toMatchObject({ kind: "digits", digits: "7" });
    expect(means("Home")).toBeNull();
  });

  test("held down counts once, but Backspace", () => {
    for (const key of ["7", "Escape", "*", "/", "F1"])
      expect(means(key, { repeat: true })).toBeNull();
    expect(means("Backspace", { repeat: true })).toEqual({ kind: "removeDigit" });
  });

  test("is a tip only where the store takes tips, and a quick amount only where there is one", () => {
    expect(means("*")).toEqual({ kind: "nextTip", percents: [5, 10] });
    expect(means("/")).toEqual({ kind: "freeTip" });
    expect(means("*", {}, { tips: null })).toBeNull();
    expect(means("/", {}, { tips: null })).toBeNull();
    expect(means("F1")).toEqual({ kind: "amount", amount: 1_000 });
    expect(means("F2")).toBeNull();
  });

  test("is the decimal sign of the language, or the number pad's", () => {
    expect(means(",")).toMatchObject({ kind: "decimalSign" });
    expect(means(".")).toBeNull();
    expect(means(".", {}, { language: "es-MX" })).toMatchObject({ kind: "decimalSign" });
    expect(means("Delete", { code: "NumpadDecimal" })).toMatchObject({ kind: "decimalSign" });
  });
});
