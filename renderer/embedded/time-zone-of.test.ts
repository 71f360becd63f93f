import { expect, it } from "vitest";

import { timeZoneOf } from "./time-zone-of.ts";

it("a shop's day is counted in the computer's time zone where that is one of the country's", () => {
  expect(timeZoneOf("MXN", "America/Tijuana")).toBe("America/Tijuana");
  expect(timeZoneOf("CLP", "Pacific/Easter")).toBe("Pacific/Easter");
});

it("of a computer that is set to another country the capital's counts", () => {
  expect(timeZoneOf("MXN", "Etc/UTC")).toBe("America/Mexico_City");
  expect(timeZoneOf("CLP", "America/Mexico_City")).toBe("America/Santiago");
});
