import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { averageOf } from "./average-of.ts";

describe("the average sale", () => {
  it.each([
    [0, 0, null],
    [12_990, 1, 12_990],
    [3, 2, 2],
    [4, 3, 1],
    [5, 3, 2],
  ])("of %i in %i sales is %s", (amount, count, average) => {
    expect(averageOf({ amount, count })).toBe(average);
  });

  it("is never further than half a unit from the sum, up to the largest amounts", () => {
    const count = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.maxSafeNat(), count, (amount, of) => {
        const average = BigInt(averageOf({ amount, count: of }) ?? -1);
        const off = 2n * (average * BigInt(of) - BigInt(amount));
        expect(off).toBeLessThanOrEqual(BigInt(of));
        expect(off).toBeGreaterThan(-BigInt(of));
      }),
    );
  });
});
