import { expect, it } from "vitest";

import { timeAgo } from "./time-ago.ts";

const to = "2026-11-20T12:00:00.000Z";

it.each([
  ["2026-11-20T12:00:05.000Z", "es-CL", "ahora"],
  ["2026-11-20T11:59:01.000Z", "es-CL", "ahora"],
  ["2026-11-20T11:55:00.000Z", "es-CL", "hace 5 min"],
  ["2026-11-20T10:01:00.000Z", "es-MX", "hace 1 h"],
  ["2026-11-19T12:00:01.000Z", "en", "23 hr. ago"],
  ["2026-11-19T12:00:00.000Z", "es-CL", "hace 1 día"],
  ["2026-11-17T11:00:00.000Z", "es-CL", "hace 3 días"],
  ["2026-11-17T11:00:00.000Z", "en", "3 days ago"],
] as const)("%s in %s is %s", (from, locale, words) => {
  expect(timeAgo(from, to, locale, "ahora")).toBe(words);
});
