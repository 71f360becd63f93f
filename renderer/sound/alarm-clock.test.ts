import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createAlarmClock } from "./alarm-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clock() {
  const rings = vi.fn<() => void>();
  return { rings, alarm: createAlarmClock(rings) };
}

test("it rings at once and again every 15 seconds until nothing rings", () => {
  const { alarm, rings } = clock();
  alarm.setRinging(["a"]);
  expect(rings).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(45_000);
  expect(rings).toHaveBeenCalledTimes(4);
  alarm.setRinging([]);
  vi.advanceTimersByTime(60_000);
  expect(rings).toHaveBeenCalledTimes(4);
});

test("being told the same again does not ring out of turn, nor put the next ring off", () => {
  const { alarm, rings } = clock();
  alarm.setRinging(["a", "b"]);
  vi.advanceTimersByTime(14_000);
  alarm.setRinging(["b"]);
  expect(rings).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(rings).toHaveBeenCalledTimes(2);
});

test("what is new rings at once, and the next ring is 15 seconds later", () => {
  const { alarm, rings } = clock();
  alarm.setRinging(["a"]);
  vi.advanceTimersByTime(10_000);
  alarm.setRinging(["a", "b"]);
  expect(rings).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(14_999);
  expect(rings).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1);
  expect(rings).toHaveBeenCalledTimes(3);
});
