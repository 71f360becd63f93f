import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createRelayClock } from "./relay-clock.ts";

const hour = 3_600_000;

/** A computer whose two clocks a test moves. */
function computer(wall: number) {
  let monotonic = 5_000;
  const clock = createRelayClock(
    () => wall,
    () => monotonic,
  );
  return {
    clock,
    pass: (ms: number) => {
      wall += ms;
      monotonic += ms;
    },
    set: (ms: number) => {
      wall += ms;
    },
    /** The monotonic clock of Linux and macOS stands still meanwhile. */
    sleep: (ms: number) => {
      wall += ms;
    },
    shown: () => wall + clock.offsetMs(),
  };
}

describe("the relay's time", () => {
  it("is this computer's until the relay has told its own", () => {
    const { clock, pass } = computer(1_000_000);
    pass(500);
    expect(clock.now()).toBe(1_000_500);
    clock.told(9_000_000);
    pass(250);
    expect(clock.now()).toBe(9_000_250);
  });

  it("stays right through whatever happens to the clock on the wall", () => {
    const step = fc.record({
      pass: fc.integer({ min: 0, max: 48 * hour }),
      set: fc.integer({ min: -48 * hour, max: 48 * hour }),
    });
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 0, max: 2 ** 42 }), (steps, start) => {
        const { clock, pass, set, shown } = computer(1_700_000_000_000);
        clock.told(start);
        let truth = start;
        for (const each of steps) {
          pass(each.pass);
          set(each.set);
          truth += each.pass;
          expect(clock.now()).toBe(truth);
          expect(shown()).toBe(truth);
        }
      }),
    );
  });

  it("a clock that was set is noticed once; one that runs is not", () => {
    const { clock, pass, set } = computer(0);
    const told = [0, 2 * hour, 0, 400, -hour].map((ms) => {
      pass(1_000);
      set(ms);
      return clock.hasJumped();
    });
    expect(told).toEqual([false, true, false, false, true]);
  });

  it("a sleep has passed, whether the timer saw it before the system told of it or not", () => {
    for (const timerFirst of [false, true]) {
      const { clock, pass, sleep } = computer(0);
      clock.told(1_000);
      pass(100);
      clock.hasJumped();
      sleep(8 * hour);
      if (timerFirst) clock.hasJumped();
      clock.slept();
      expect(clock.now()).toBe(1_100 + 8 * hour);
      clock.slept();
      expect(clock.now()).toBe(1_100 + 8 * hour);
    }
  });
});
