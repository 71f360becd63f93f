import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseReceiptCode, receiptCode, shortReceiptCode } from "./receipt-code.ts";

/** The path of a relay's address: none, or whatever a proxy in front of it has chosen, `/r` too. */
const paths = fc
  .array(fc.oneof(fc.constant("r"), fc.stringMatching(/^[\w.~-]{1,12}$/u)), { maxLength: 3 })
  .map((parts) => parts.map((part) => `/${part}`).join(""));
const origins = fc.constantFrom("https://relay.example:8443", "http://127.0.0.1:8787");
const ends = fc.constantFrom("", "/", "?utm_source=qr", "#top");
const codes = fc.uint8Array({ minLength: 26, maxLength: 26 }).map(receiptCode);

describe("a receipt's code", () => {
  it("is read back from its address, from itself and from its short form, in any case", () => {
    fc.assert(
      fc.property(codes, fc.boolean(), origins, paths, ends, (code, lower, origin, path, end) => {
        const write = (text: string) => (lower ? text.toLowerCase() : text);
        const address = `${origin}${path}/r/${write(code)}${end}`;
        expect(parseReceiptCode(address)).toEqual({ code, origin });
        expect(parseReceiptCode(` ${write(code)} `)).toEqual({ code, origin: null });
        expect(parseReceiptCode(write(shortReceiptCode(code)))).toEqual({
          code: code.slice(0, 12),
          origin: null,
        });
      }),
    );
  });

  it.each([
    ["https://forger.example/https://relay.example/r/0123456789AB", "https://forger.example"],
    ["https://relay.example@forger.example/r/0123456789AB", "https://relay.example@forger.example"],
  ])("in %s is of the origin that a browser would open", (text, origin) => {
    expect(parseReceiptCode(text)).toEqual({ code: "0123456789AB", origin });
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
