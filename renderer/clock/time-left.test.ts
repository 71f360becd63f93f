import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { timeLeft } from "./time-left.ts";

const from = Date.parse("2026-11-20T17:30:00.000Z");
const to = from + 600_000;

describe("the time left", () => {
  test.each([
    [0, "10:00", 1],
    [174_000, "7:06", 0.71],
    [599_001, "0:01", 0.001_665],
    [600_000, "0:00", 0],
    [900_000, "0:00", 0],
  ])("%i ms after the beginning it is %s", (passed, figures, fraction) => {
    const left = timeLeft(from, to, from + passed);
    expect(left.figures).toBe(figures);
    expect(left.fraction).toBeCloseTo(fraction, 5);
  });

  test("a clock before the beginning shows a full ring", () => {
    expect(timeLeft(from, to, from - 5_000)).toMatchObject({ fraction: 1, figures: "10:00" });
  });

  test("never grows as time goes by, and is over exactly at the end", () => {
    const moment = fc.integer({ min: -10_000, max: 700_000 });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const early = timeLeft(from, to, from + Math.min(a, b));
        const late = timeLeft(from, to, from + Math.max(a, b));
        expect(late.seconds).toBeLessThanOrEqual(early.seconds);
        expect(late.fraction).toBeLessThanOrEqual(early.fraction);
        expect(late.seconds === 0).toBe(Math.max(a, b) >= 600_000);
      }),
    );
  });
});
