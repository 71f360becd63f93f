import fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";

import { uuidSchema, uuidV7 } from "./uuid.ts";

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const now = fc.integer({ min: 0, max: 2 ** 48 - 1 });

it("makes valid UUIDs of version 7 that carry their time", () => {
  fc.assert(
    fc.property(now, random, (at, bytes) => {
      const id = uuidV7(at, bytes);
      expect(v.is(uuidSchema, id)).toBe(true);
      expect(id[14]).toBe("7");
      expect("89ab").toContain(id[19]);
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at);
    }),
  );
});

it("sorts by time", () => {
  fc.assert(
    fc.property(now, now, random, random, (a, b, first, second) => {
      fc.pre(a < b);
      expect(uuidV7(a, first) < uuidV7(b, second)).toBe(true);
    }),
  );
});
