import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseReceiptCode, receiptCode, shortReceiptCode } from "./receipt-code.ts";

const codes = fc.uint8Array({ minLength: 26, maxLength: 26 }).map(receiptCode);

describe("a receipt's code", () => {
  it("is read back from its address, from itself and from its short form, in any case", () => {
    fc.assert(
      fc.property(codes, fc.boolean(), (code, lower) => {
        const write = (text: string) => (lower ? text.toLowerCase() : text);
        expect(parseReceiptCode(`https://relay.example:8443/r/${write(code)}`)).toEqual({
          code,
          origin: "https://relay.example:8443",
        });
        expect(parseReceiptCode(` ${write(code)} `)).toEqual({ code, origin: null });
        expect(parseReceiptCode(write(shortReceiptCode(code)))).toEqual({
          code: code.slice(0, 12),
          origin: null,
        });
      }),
    );
  });

  it("forgives what people mistake: O for 0, I and L for 1", () => {
    expect(parseReceiptCode("OIL0-1234-5678")).toEqual({ code: "011012345678", origin: null });
  });

  it.each([
    "",
    "1234",
    "U234-5678-9ABC",
    "https://relay.example/pay/0123456789AB",
    "0123456789ABC",
  ])("is not '%s'", (text) => {
    expect(parseReceiptCode(text)).toBeNull();
  });
});
