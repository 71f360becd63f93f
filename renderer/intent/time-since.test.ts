import { expect, test } from "vitest";

import { timeSince } from "./time-since.ts";

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [0, "+0 s"],
  [449, "+0,4 s"],
  [999, "+0,9 s"],
  [1_000, "+1 s"],
  [41_900, "+41 s"],
  [2 * minute, "+2 min"],
  [2 * minute + 3_000, "+2 min 3 s"],
  [hour + 5 * minute + 59_000, "+1 h 5 min"],
  [51 * hour + minute, "+2 d 3 h"],
  [48 * hour, "+2 d"],
])("%i ms after is %s", (ms, words) => {
  expect(timeSince(ms, "es-CL")).toBe(words);
});

test("the decimal sign is the language's", () => {
  expect(timeSince(449, "en")).toBe("+0.4 s");
  expect(timeSince(449, "es-MX")).toBe("+0.4 s");
});
