import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, businessDay } from "../../contract/business-day.ts";
import vectors from "../../contract/vectors/business-days.json" with { type: "json" };
import { createDayClock, createLatestDayClock } from "./day-clock.ts";
import { dayName, shortDayName } from "./day-name.ts";
import { durationText } from "./duration-text.ts";
import { hourRows, largestOf } from "./hour-rows.ts";
import { keepOrder } from "./keep-order.ts";
import { successText } from "./success-text.ts";

const hourMs = 3_600_000;

/** A day's hours, each with an amount of its own. */
function hoursOf(day: string, zone: string, dayStartsAtHour: number, amounts: readonly number[]) {
  const { from, to } = businessDay(day, zone, dayStartsAtHour);
  return Array.from({ length: (to - from) / hourMs }, (_, index) => {
    const sum = { count: 1, amount: amounts[index] ?? 0 };
    const at = from + index * hourMs;
    const instants = [at, at + hourMs].map((each) => new Date(each).toISOString());
    return { from: instants[0] ?? "", to: instants[1] ?? "", ...sum, received: sum };
  });
}

describe("the hours of a day beside those of others", () => {
  it("lose nothing of any day, on days of 23 and 25 hours too", () => {
    const amounts = fc.array(fc.nat(999_999_999), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors.days),
        fc.nat(8),
        amounts,
        amounts,
        ({ day, dayStartsAtHour, zone }, later, own, other) => {
          const looked = addDays(day, later);
          const hours = hoursOf(looked, zone, dayStartsAtHour, own);
          const before = hoursOf(addDays(looked, -1), zone, dayStartsAtHour, other);
          const lastWeek = hoursOf(addDays(looked, -7), zone, dayStartsAtHour, own);
          const rows = hourRows(hours, [before, lastWeek], "es-CL", zone);
          expect(rows.map(({ from }) => from)).toEqual(hours.map(({ from }) => from));
          expect(rows.map((row) => row.day.amount)).toEqual(hours.map((each) => each.amount));
          const total = (all: readonly { readonly amount: number }[]) =>
            all.reduce((sum, { amount }) => sum + amount, 0);
          expect(total(rows.map(({ compared }) => compared[0] ?? { amount: 0 }))).toBe(
            total(before),
          );
          expect(total(rows.map(({ compared }) => compared[1] ?? { amount: 0 }))).toBe(
            total(lastWeek),
          );
          expect(largestOf(rows)).toBeGreaterThanOrEqual(
            Math.max(...rows.map((r) => r.day.amount)),
          );
        },
      ),
    );
  });

  it("are named by the store's clock: it shows 23:00 twice, or begins at 01:00", () => {
    const zone = "America/Santiago";
    const labels = (day: string) =>
      hourRows(hoursOf(day, zone, 0, []), [], "es-CL", zone).map(({ label, turn }) =>
        turn === 1 ? label : `${label} (${turn})`,
      );
    const long = labels("2026-04-04");
    expect(long).toHaveLength(25);
    expect(long.slice(-3)).toEqual(["22:00", "23:00", "23:00 (2)"]);
    const short = labels("2026-09-06");
    expect(short).toHaveLength(23);
    expect(short[0]).toBe("01:00");
  });
});

describe("the present day", () => {
  it.each(vectors.days)(
    "$zone from $dayStartsAtHour: $day ends at its last instant and the next begins",
    ({ day, dayStartsAtHour, from, to, zone }) => {
      let now = Date.parse(from);
      const present = createDayClock({ timeZone: zone, dayStartsAtHour }, () => now);
      expect(present()).toBe(day);
      now = Date.parse(to) - 1;
      expect(present()).toBe(day);
      now += 1;
      expect(present()).toBe(addDays(day, 1));
      // A clock that is put right goes back too.
      now = Date.parse(from) - 1;
      expect(present()).toBe(addDays(day, -1));
    },
  );
});

describe("the last day of several stores", () => {
  it("is that of the store where it begins first", () => {
    const island = { timeZone: "Pacific/Easter", dayStartsAtHour: 0 };
    const late = { timeZone: "America/Santiago", dayStartsAtHour: 4 };
    const city = { timeZone: "America/Santiago", dayStartsAtHour: 0 };
    // Half past midnight in Santiago, half past ten in the evening on the island.
    const now = () => Date.parse("2026-11-21T03:30:00.000Z");
    expect(createLatestDayClock([island, late], now)()).toBe("2026-11-20");
    expect(createLatestDayClock([island, city, late], now)()).toBe("2026-11-21");
    expect(createLatestDayClock([], now)()).toBeNull();
  });
});

describe("the words of a day", () => {
  it("names a day, with its year where that is another", () => {
    const today = "2026-11-20";
    expect(dayName("2026-11-20", "es-CL", today)).toBe("viernes 20 de noviembre");
    expect(dayName("2025-12-31", "es-MX", today)).toBe("miércoles 31 de diciembre de 2025");
    expect(dayName("2026-11-20", "en", today)).toBe("Friday, November 20");
    expect(shortDayName("2026-11-13", "es-CL")).toBe("vie 13");
  });

  it.each([
    [499, "< 1 s"],
    [41_499, "41 s"],
    [59_500, "1 min"],
    [75_000, "1 min 15 s"],
    [3_599_999, "1 h"],
    [7_500_000, "2 h 5 min"],
  ])("%i ms are %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it("never says that all were paid while one was not", () => {
    expect(successText({ count: 0, of: 0 }, "en")).toBeNull();
    expect(successText({ count: 94, of: 101 }, "en")).toBe("93%");
    expect(successText({ count: 999_999, of: 1_000_000 }, "en")).toBe("99%");
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (count, failed) => {
        const text = successText({ count, of: count + failed }, "en");
        if (count + failed > 0) expect(text === "100%").toBe(failed === 0);
      }),
    );
  });

  it("what lay in an order keeps it", () => {
    expect(keepOrder(["b", "a", "c"], ["a", "c", "d", "b"])).toEqual(["b", "a", "c", "d"]);
    expect(keepOrder(["b", "a"], ["a"])).toEqual(["a"]);
  });
});
