import fc from "fast-check";
import { expect, test } from "vitest";

import { createClock } from "./clock.ts";

test("moving the clock runs what becomes due in the order of its time, each at its own moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000)), fc.nat(1_000), async (times, ms) => {
      const clock = createClock(() => 0);
      const ran: number[] = [];
      // A first advance drives the clock, so that no real timer takes part.
      const before = clock.advance(0);
      for (const at of times) {
        clock.schedule(at, async () => {
          await Promise.resolve();
          expect(clock.now()).toBe(at);
          ran.push(at);
        });
      }
      await before;
      await clock.advance(ms);
      expect(ran).toEqual(times.filter((at) => at <= ms).toSorted((a, b) => a - b));
      expect(clock.now()).toBe(ms);
      clock.close();
    }),
  );
});

test("work that schedules more work is followed as far as the clock moves", async () => {
  const clock = createClock(() => 0);
  const ran: number[] = [];
  const again = () => {
    ran.push(clock.now());
    clock.schedule(clock.now() + 10, again);
  };
  clock.schedule(10, again);
  await clock.advance(35);
  expect(ran).toEqual([10, 20, 30]);
  clock.close();
});

test("forgotten work does not run", async () => {
  const clock = createClock(() => 0);
  const forget = clock.schedule(10, () => expect.unreachable());
  forget();
  await clock.advance(20);
  clock.close();
});

test("without anybody moving it, the clock follows its base", async () => {
  const clock = createClock(Date.now);
  const { promise, resolve } = Promise.withResolvers<number>();
  const at = Date.now() + 20;
  clock.schedule(at, () => resolve(Date.now()));
  expect(await promise).toBeGreaterThanOrEqual(at);
  clock.close();
});

test("the clock never goes back", () => {
  const clock = createClock(() => 0);
  expect(() => clock.advance(-1)).toThrow("only moves on");
  expect(() => clock.advance(Number.NaN)).toThrow("only moves on");
});
