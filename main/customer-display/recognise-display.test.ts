import { describe, expect, it } from "vitest";

import {
  customerDisplayOf,
  displayKey,
  listDisplays,
  recogniseDisplay,
  type FoundDisplay,
} from "./recognise-display.ts";

function display(id: number, label: string, width = 1_920, height = 1_080): FoundDisplay {
  return { id, label, size: { width, height }, bounds: { x: 0, y: 0, width, height } };
}

const own = display(1, "Built-in", 1_280, 800);
const hp = display(2, "HP E24 G5");

describe("a remembered display", () => {
  it("is recognised by its number, even when its resolution was changed", () => {
    const changed = { ...hp, size: { width: 1_280, height: 720 } };
    expect(recogniseDisplay([own, changed], displayKey(hp))).toBe(changed);
  });

  it("is recognised by name and size in another socket", () => {
    const moved = display(77, "HP E24 G5");
    const larger = display(78, "HP E24 G5", 2_560, 1_440);
    expect(recogniseDisplay([own, moved], displayKey(hp))).toBe(moved);
    expect(recogniseDisplay([own, larger, moved], displayKey(hp))).toBe(moved);
    expect(recogniseDisplay([own, larger], displayKey(hp))).toBe(larger);
  });

  it("is never guessed between two of a kind, or without a name", () => {
    const twins = [display(77, "HP E24 G5"), display(78, "HP E24 G5")];
    expect(recogniseDisplay([own, ...twins], displayKey(hp))).toBeNull();
    expect(recogniseDisplay([own, display(9, "")], displayKey(display(8, "")))).toBeNull();
    expect(recogniseDisplay([own, hp], null)).toBeNull();
    expect(recogniseDisplay([own, hp], "")).toBeNull();
  });

  it("keeps the key of the settings while it is plugged in elsewhere", () => {
    const moved = display(77, "HP E24 G5");
    expect(listDisplays([own, moved], 1, displayKey(hp))).toEqual([
      { id: displayKey(own), label: "Built-in", cashiers: true },
      { id: displayKey(hp), label: "HP E24 G5", cashiers: false },
    ]);
    expect(listDisplays([display(5, "")], 1, null)).toEqual([
      { id: "5 1920x1080", label: "1920 × 1080", cashiers: false },
    ]);
  });

  it("holds the customer's window only beside the cashier's", () => {
    expect(customerDisplayOf([own, hp], displayKey(hp), 1)).toBe(hp);
    expect(customerDisplayOf([own, hp], displayKey(hp), 2)).toBeNull();
    expect(customerDisplayOf([hp], displayKey(hp), 9)).toBeNull();
    expect(customerDisplayOf([own], displayKey(hp), 1)).toBeNull();
    expect(customerDisplayOf([own, hp], null, 1)).toBeNull();
  });

  it("has a key that fits the settings, however long its name", () => {
    expect(displayKey(display(1, "x".repeat(400))).length).toBeLessThanOrEqual(256);
  });
});
