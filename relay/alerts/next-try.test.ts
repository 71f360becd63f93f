import fc from "fast-check";
import { expect, it } from "vitest";

import { givenUpAfterMs, nextTryAt } from "./next-try.ts";

/** When each try is made, should every one fail at once. */
function tries(createdAt: number): number[] {
  const at = [createdAt];
  for (;;) {
    const next = nextTryAt(createdAt, at.length, at.at(-1) ?? 0);
    if (next === null) return at;
    at.push(next);
  }
}

it("tries after 5 s, less and less often, at the latest 6 h apart, a last time after 24 h", () => {
  const at = tries(0);
  expect(at[1]).toBe(5_000);
  const waits = at.slice(1).map((each, index) => each - (at[index] ?? 0));
  expect(Math.max(...waits)).toBeLessThanOrEqual(6 * 3_600_000);
  expect(waits.slice(0, -1)).toEqual(waits.slice(0, -1).toSorted((a, b) => a - b));
  expect(at.at(-1)).toBe(givenUpAfterMs);
  expect(at.length).toBeLessThan(16);
});

it("never waits for the past, and never beyond its end, however late a try ends", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 41 }),
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 2 * givenUpAfterMs }),
      (createdAt, failed, later) => {
        const now = createdAt + later;
        const next = nextTryAt(createdAt, failed, now);
        if (later >= givenUpAfterMs) expect(next).toBeNull();
        else {
          expect(next).toBeGreaterThan(now);
          expect(next).toBeLessThanOrEqual(createdAt + givenUpAfterMs);
        }
      },
    ),
  );
});
