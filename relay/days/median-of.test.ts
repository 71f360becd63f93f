import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { medianOf } from "./median-of.ts";

describe("the median of what is sorted in parts", () => {
  it.each([
    [[], null],
    [[[]], null],
    [[[7]], 7],
    [[[1], [4]], 2],
    [[[1, 2], [], [9]], 2],
    [
      [
        [0, 0],
        [0, 5],
      ],
      0,
    ],
  ])("of %j is %s", (parts, median) => {
    expect(medianOf(parts.map((part) => Float64Array.from(part)))).toBe(median);
  });

  it("is the one of all of it in one order, up to the largest numbers", () => {
    const value = fc.oneof(fc.nat(9), fc.nat(900_000), fc.maxSafeNat());
    fc.assert(
      fc.property(fc.array(fc.array(value)), (parts) => {
        const all = parts.flat().toSorted((a, b) => a - b);
        const [low, high] = [all[(all.length - 1) >> 1], all[all.length >> 1]];
        const median =
          low === undefined || high === undefined
            ? null
            : Number((BigInt(low) + BigInt(high)) / 2n);
        expect(medianOf(parts.map((part) => Float64Array.from(part).sort()))).toBe(median);
      }),
    );
  });
});
