import { describe, expect, test } from "vitest";

import { tillState } from "../cashier/test-sales.ts";
import { newerState } from "./newer-state.ts";

describe("the till's state", () => {
  test("the first one is taken", () => {
    const told = tillState({ version: 3 });
    expect(newerState(null, told)).toBe(told);
  });

  test("an older answer never replaces a newer push", () => {
    const known = tillState({ version: 4 });
    expect(newerState(known, tillState({ version: 3 }))).toBe(known);
    expect(newerState(known, tillState({ version: 4 }))).toBe(known);
  });

  test("a newer push replaces the known one", () => {
    const told = tillState({ version: 5 });
    expect(newerState(tillState({ version: 4 }), told)).toBe(told);
  });
});
