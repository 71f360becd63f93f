import { createHmac } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import vectors from "../../contract/vectors/webhook-signatures.json" with { type: "json" };
import { verifySignature } from "./webhook-signature.ts";

describe("verifySignature", () => {
  it.each(vectors.cases)("$name: $expect", ({ body, expect: expected, header, now, secret }) => {
    expect(verifySignature(Buffer.from(body), header, [secret], now)).toBe(expected);
  });

  it("accepts any of several secrets while one is being rotated", () => {
    for (const { body, expect: expected, header, now, secret } of vectors.cases) {
      const secrets = ["whsec_new", secret];
      expect(verifySignature(Buffer.from(body), header, secrets, now)).toBe(expected);
    }
  });

  it("accepts what was signed and refuses any other byte, secret or moment", () => {
    const now = 1_700_000_000;
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.string({ minLength: 1 }), fc.nat(), (body, secret, at) => {
        const mac = createHmac("sha256", secret).update(`${now}.`).update(body).digest("hex");
        const header = `t=${now},v1=${mac}`;
        expect(verifySignature(body, header, [secret], now)).toBe("valid");
        const altered = Uint8Array.from(body);
        altered[at % body.length] = (body[at % body.length] ?? 0) ^ 1;
        expect(verifySignature(altered, header, [secret], now)).toBe("invalid");
        expect(verifySignature(body, header, [`${secret}x`], now)).toBe("invalid");
        expect(verifySignature(body, `t=${now + 1},v1=${mac}`, [secret], now)).toBe("invalid");
      }),
    );
  });

  it("no header makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (header) => {
        expect(verifySignature(Buffer.from("{}"), header, ["secret"], 0)).toBe("invalid");
      }),
    );
  });
});
