import fc from "fast-check";
import { expect, it } from "vitest";

import { backoffMs } from "./backoff.ts";

it("grows with every failure, never beyond 15 s, never to nothing", () => {
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), random, (failures, chance) => {
      const wait = backoffMs(failures, chance);
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(15_000);
      expect(backoffMs(failures + 1, chance)).toBeGreaterThanOrEqual(wait);
    }),
  );
});
