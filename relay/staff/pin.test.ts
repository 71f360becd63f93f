import { expect, it } from "vitest";

import { waitAfter } from "./pin-tries.ts";
import { hashPin, isPin } from "./pin.ts";

const pepper = "0123456789abcdef0123456789abcdef";

it("a PIN is found right under its own pepper alone, whatever is known of its hash", async () => {
  const pinHash = await hashPin("4711", pepper);
  expect(await isPin("4711", pepper, pinHash)).toBe(true);
  expect(await isPin("4712", pepper, pinHash)).toBe(false);
  expect(await isPin("4711", `${pepper}!`, pinHash)).toBe(false);
});

it("the same PIN is never stored the same", async () => {
  expect(await hashPin("4711", pepper)).not.toBe(await hashPin("4711", pepper));
});

it("many at once are all derived", async () => {
  const pins = ["0001", "0002", "0003", "0004", "0005"];
  const hashes = await Promise.all(pins.map((pin) => hashPin(pin, pepper)));
  const right = hashes.map((each, index) => isPin(pins[index] ?? "", pepper, each));
  expect(await Promise.all(right)).toEqual(pins.map(() => true));
});

it("waiting begins with the fifth wrong PIN and grows to a quarter of an hour", () => {
  const waits = [1, 4, 5, 6, 7, 9, 10, 1_000].map(waitAfter);
  expect(waits).toEqual([0, 0, 30_000, 60_000, 120_000, 480_000, 900_000, 900_000]);
});
