import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, businessDay, businessDayOf, isCalendarDay } from "./business-day.ts";
import vectors from "./vectors/business-days.json" with { type: "json" };

describe("businessDay", () => {
  for (const { day, dayStartsAtHour, from, hours, to, why, zone } of vectors.days) {
    it(`${zone} ${day} from ${dayStartsAtHour}: ${why}`, () => {
      const found = businessDay(day, zone, dayStartsAtHour);
      expect(new Date(found.from).toISOString()).toBe(from);
      expect(new Date(found.to).toISOString()).toBe(to);
      expect((found.to - found.from) / 3_600_000).toBe(hours);
    });
  }

  it("puts every instant into exactly one day", () => {
    const zones = vectors.days.map((each) => each.zone);
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        (instant, zone, hour) => {
          const day = businessDayOf(instant, zone, hour);
          const { from, to } = businessDay(day, zone, hour);
          expect(from).toBeLessThanOrEqual(instant);
          expect(instant).toBeLessThan(to);
          expect(businessDay(addDays(day, 1), zone, hour).from).toBe(to);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("refuses days that do not exist", () => {
    for (const day of [
      "2026-02-30",
      "2026-13-01",
      "2026-1-1",
      "",
      "hoy",
      "2026-04-04T00:00",
      "0001-01-01",
      "9999-12-31",
    ]) {
      expect(isCalendarDay(day)).toBe(false);
      expect(() => businessDay(day, "America/Santiago", 0)).toThrow(RangeError);
    }
  });
});
