import { expect, test } from "vitest";

import { dayUnlessToday, exactTimeOfDay, timeOfDay } from "./time-of-day.ts";

const instant = "2026-11-20T17:32:07.000Z";

test("times are those of the store's clock, whatever the language", () => {
  expect(timeOfDay(instant, "es-CL", "America/Santiago")).toBe("14:32");
  expect(timeOfDay(instant, "en", "America/Santiago")).toBe("14:32");
  expect(exactTimeOfDay(instant, "es-MX", "America/Mexico_City")).toBe("11:32:07");
});

test("midnight is 00:00, never 24:00", () => {
  expect(timeOfDay("2026-11-20T03:00:00.000Z", "en", "America/Santiago")).toBe("00:00");
});

test("a day is named only when it is not today's on the store's clock", () => {
  const sameDay = Date.parse("2026-11-21T02:59:00.000Z");
  const nextDay = Date.parse("2026-11-21T03:00:00.000Z");
  expect(dayUnlessToday(instant, sameDay, "es-CL", "America/Santiago")).toBeNull();
  expect(dayUnlessToday(instant, nextDay, "es-CL", "America/Santiago")).toMatch(/20/u);
});
