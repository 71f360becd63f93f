import fc from "fast-check";
import { expect, it } from "vitest";

import { pairingCodeAlphabet, pairingCodeLength, parsePairingCode } from "./pairing-code.ts";

const code = fc.string({
  unit: fc.constantFrom(...Array.from(pairingCodeAlphabet)),
  minLength: pairingCodeLength,
  maxLength: pairingCodeLength,
});

it("reads a code in any case, grouped in any way, with letters for the digits that they look like", () => {
  fc.assert(
    fc.property(code, fc.constantFrom("-", " ", "–", ""), (plain, dash) => {
      const grouped = `${plain.slice(0, 4)}${dash}${plain.slice(4)}`;
      const misread = grouped.replaceAll("0", "o").replaceAll("1", "l");
      expect(parsePairingCode(grouped.toLowerCase())).toBe(plain);
      expect(parsePairingCode(` ${misread} `)).toBe(plain);
    }),
  );
});

it.each(["", "ABCD-234", "ABCD-23456", "ABCD-234U", "ABCD_2345", "ñandú123"])(
  "%j is no code",
  (text) => {
    expect(parsePairingCode(text)).toBeNull();
  },
);
