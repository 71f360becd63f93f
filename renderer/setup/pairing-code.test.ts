import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { caretInCode, formatPairingCode, isWholeCode } from "./pairing-code.ts";

describe("a pairing code", () => {
  test.each(["abcd2345", "ABCD-2345", " abcd 2345 ", "ab-cd-23-45", "abcd–2345"])(
    "%s is read as ABCD-2345",
    (text) => {
      expect(formatPairingCode(text)).toBe("ABCD-2345");
      expect(isWholeCode(text)).toBe(true);
    },
  );

  test("less than eight letters and digits are not a whole one", () => {
    expect(isWholeCode("ABCD-234")).toBe(false);
  });

  test("what was formatted once stays as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = formatPairingCode(text);
        expect(formatPairingCode(once)).toBe(once);
      }),
    );
  });

  test("the caret stays behind the same character", () => {
    const code = fc.string({ unit: fc.constantFrom("a", "B", "2", "-", " "), maxLength: 20 });
    fc.assert(
      fc.property(code, fc.nat(20), (text, place) => {
        const caret = Math.min(place, text.length);
        const bare = (part: string) => part.replaceAll(/[^\dA-Z]/giu, "").toUpperCase();
        const formatted = formatPairingCode(text);
        expect(bare(formatted.slice(0, caretInCode(text, caret)))).toBe(bare(text.slice(0, caret)));
      }),
    );
  });
});
