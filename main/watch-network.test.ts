import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { watchNetwork } from "./watch-network.ts";

describe("the network watch", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("tells of every return and of nothing else, until it is ended", () => {
    let online = true;
    let returns = 0;
    const end = watchNetwork({
      isOnline: () => online,
      onReturn: () => (returns += 1),
      intervalMs: 1_000,
    });
    const pass = (isOnline: boolean): number => {
      online = isOnline;
      vi.advanceTimersByTime(1_000);
      return returns;
    };
    expect([true, false, false, true, true, false, true].map(pass)).toEqual([0, 0, 0, 1, 1, 1, 2]);
    pass(false);
    end();
    expect(pass(true)).toBe(2);
  });
});
