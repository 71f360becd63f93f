import fc from "fast-check";
import { expect, test } from "vitest";

import { failure } from "../../contract/failures.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { isWholePin, pinAfter, pinFailureText } from "./pin.ts";

test("whatever is pressed, a PIN is at most eight digits and nothing else", () => {
  const key = fc.oneof(
    fc.constantFrom("Backspace", "Escape", "Enter", "a", "٣", "F4"),
    fc.string(),
    fc.integer({ min: 0, max: 9 }).map(String),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      expect(keys.reduce(pinAfter, "")).toMatch(/^[0-9]{0,8}$/u);
    }),
  );
});

test("Backspace takes the last digit, Escape all of them", () => {
  expect(pinAfter("471", "Backspace")).toBe("47");
  expect(pinAfter("471", "Escape")).toBe("");
  expect(["4", "7", "1", "1"].reduce(pinAfter, "")).toBe("4711");
});

test("four to eight digits are a whole PIN", () => {
  expect(["471", "4711", "12345678"].map(isWholePin)).toEqual([false, true, true]);
});

test("a wait is told in seconds where they are known", () => {
  const messages = catalogues["es-CL"];
  expect(pinFailureText(failure("staff_pin_wait", "29"), messages)).toContain("29 segundos");
  expect(pinFailureText(failure("staff_pin_wait"), messages)).toBe(
    messages.failures.staff_pin_wait,
  );
});
