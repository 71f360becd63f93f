import { expect, it } from "vitest";

import { firstSettings, type Settings } from "../till/settings-schema.ts";
import { applyPreferences } from "./apply-preferences.ts";

const start = (settings: Settings, preferences: object, locked: readonly "volume"[] = []) =>
  applyPreferences(settings, { preferences, locked }) ?? settings;
const choose = (settings: Settings, volume: number): Settings => ({
  ...settings,
  preferences: { ...settings.preferences, volume },
});

it("a decision is applied once: what the till's people choose afterwards stays", () => {
  const first = start(firstSettings, { volume: 30, language: "en" });
  expect(first.preferences).toMatchObject({ volume: 30, language: "en", theme: "system" });
  const chosen = choose(first, 90);
  expect(
    applyPreferences(chosen, { preferences: { volume: 30, language: "en" }, locked: [] }),
  ).toBe(null);
  expect(start(chosen, { volume: 20, language: "en" }).preferences.volume).toBe(20);
});

it("a locked one is as decided at every start", () => {
  const first = start(firstSettings, { volume: 30 }, ["volume"]);
  expect(start(choose(first, 90), { volume: 30 }, ["volume"]).preferences.volume).toBe(30);
});

it("what is not decided any more stays as it is, and counts as new when it comes back", () => {
  const without = start(start(firstSettings, { volume: 30 }), {});
  expect(without.preferences.volume).toBe(30);
  expect(start(choose(without, 90), { volume: 30 }).preferences.volume).toBe(30);
});
