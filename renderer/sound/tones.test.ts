import { expect, test } from "vitest";

import { toneMs, toneNames, tones } from "./tones.ts";

const melody = (name: (typeof toneNames)[number]) => tones[name].map(({ frequency }) => frequency);
const rises = (name: (typeof toneNames)[number]) =>
  Math.sign((melody(name).at(-1) ?? 0) - (melody(name)[0] ?? 0));

test("paid rises and not paid falls, in front and aside", () => {
  expect(rises("paid")).toBe(1);
  expect(rises("aside_paid")).toBe(1);
  expect(rises("not_paid")).toBe(-1);
  expect(rises("aside_not_paid")).toBe(-1);
});

test("not paid is lower than anything that paid sounds like", () => {
  expect(Math.max(...melody("not_paid"))).toBeLessThan(Math.min(...melody("aside_paid")));
  expect(Math.max(...melody("not_paid"))).toBeLessThan(Math.min(...melody("paid")));
});

test("no two sounds have the same melody, and each is short", () => {
  expect(new Set(toneNames.map((name) => melody(name).join(" "))).size).toBe(toneNames.length);
  for (const name of toneNames) expect(toneMs(name), name).toBeLessThan(2_000);
});
