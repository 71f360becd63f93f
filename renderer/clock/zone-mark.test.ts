import { expect, it } from "vitest";

import { zoneMark } from "./zone-mark.ts";

const winter = "2026-07-01T16:00:00.000Z";

it("a clock that shows another time is marked by its distance from Greenwich", () => {
  expect(zoneMark(winter, "es-CL", "Pacific/Easter", "America/Santiago")).toBe("GMT-6");
  expect(zoneMark(winter, "en", "America/Santiago", "Pacific/Easter")).toBe("GMT-4");
});

it("a clock that shows the same time at that instant is not, whatever its zone is called", () => {
  expect(zoneMark(winter, "es-CL", "America/Santiago", "America/Santiago")).toBeNull();
  expect(zoneMark(winter, "es-MX", "Pacific/Easter", "America/Mexico_City")).toBeNull();
  // In summer the island's clock goes forward, and Mexico's does not.
  const summer = "2026-12-01T16:00:00.000Z";
  expect(zoneMark(summer, "es-MX", "Pacific/Easter", "America/Mexico_City")).toBe("GMT-5");
});
