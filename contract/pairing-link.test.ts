import fc from "fast-check";
import { expect, it } from "vitest";

import { pairingCodeAlphabet, pairingCodeLength } from "./pairing-code.ts";
import { formatAppLink, formatPairingLink, parsePairingLink } from "./pairing-link.ts";

const code = fc.string({
  unit: fc.constantFrom(...Array.from(pairingCodeAlphabet)),
  minLength: pairingCodeLength,
  maxLength: pairingCodeLength,
});
const relayUrl = fc
  .record({
    scheme: fc.constantFrom("https", "http"),
    host: fc.oneof(fc.domain(), fc.ipV4()),
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
  })
  .map(({ scheme, host, port }) => {
    const at = port === null ? "" : `:${port}`;
    return `${scheme}://${host.toLowerCase()}${at}`;
  });

it("either form is read as what it was made of, whatever its case and the space around it", () => {
  fc.assert(
    fc.property(relayUrl, code, (url, plain) => {
      const link = { relayUrl: url, code: plain };
      for (const text of [formatPairingLink(link), formatAppLink(link)]) {
        expect(parsePairingLink(text)).toEqual(link);
        expect(parsePairingLink(`\t${text}\n`)).toEqual(link);
      }
      // As a QR's alphanumeric mode has it.
      expect(parsePairingLink(formatPairingLink(link).toUpperCase())).toEqual(link);
      expect(parsePairingLink(formatPairingLink(link).replace(/-(?=[^-]*$)/u, ""))).toEqual(link);
    }),
  );
});

it("the code stands behind the #, where no server sees it", () => {
  const text = formatPairingLink({ relayUrl: "https://relay.example", code: "ABCD2345" });
  expect(text).toBe("https://relay.example/pair#ABCD-2345");
});

it("no text makes it throw, and what it reads can be written again", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true }), fc.webPath()), (text) => {
      const link = parsePairingLink(text);
      if (link !== null) expect(parsePairingLink(formatPairingLink(link))).toEqual(link);
    }),
  );
});

it.each([
  "",
  "https://relay.example",
  "https://relay.example/pair",
  "https://relay.example/pair#ABCD-234",
  "https://relay.example/pair?code=ABCD-2345",
  "https://relay.example/pay/pair#ABCD-2345",
  "https://user:word@relay.example/pair#ABCD-2345",
  "ftp://relay.example/pair#ABCD-2345",
  "https://relay.example/pair#%E0%A4%A",
  "cobro://pair",
  "cobro://pair?relay=relay.example&code=ABCD-2345",
  "cobro://pair?relay=file%3A%2F%2F%2Fetc&code=ABCD-2345",
  "cobro://charge?relay=https%3A%2F%2Frelay.example&code=ABCD-2345",
  "javascript:alert(1)/pair#ABCD-2345",
])("%j is no pairing link", (text) => {
  expect(parsePairingLink(text)).toBeNull();
});
