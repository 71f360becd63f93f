import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createPace, type PaceClock } from "./pace.ts";

const leastMs = 1_000;

/** Time that goes by when it is told to. */
function startTime() {
  let now = 0;
  let timers: { readonly at: number; readonly act: () => void }[] = [];
  const clock: PaceClock = {
    now: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    const until = now + ms;
    await settle();
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      now = next.at;
      timers = timers.filter((each) => each !== next);
      next.act();
      await settle();
    }
    now = until;
  };
  return { clock, pass };
}

describe("a pace", () => {
  it("works one piece at a time, at most once a second, and once after the last change", async () => {
    const waits = fc.array(fc.nat(1_500), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(waits, fc.nat(2_500), async (pauses, takesMs) => {
        const { clock, pass } = startTime();
        const starts: number[] = [];
        let working = 0;
        const work = async () => {
          starts.push(clock.now());
          working += 1;
          expect(working).toBe(1);
          await new Promise<void>((resolve) => void clock.after(takesMs, resolve));
          working -= 1;
        };
        const pace = createPace(work, leastMs, clock);
        let lastKick = 0;
        for (const pause of pauses) {
          pace.kick();
          lastKick = clock.now();
          await pass(pause);
        }
        await pass(10_000);
        for (const [index, start] of starts.entries()) {
          if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(leastMs);
        }
        expect(starts[0]).toBe(0);
        expect(starts.at(-1)).toBeGreaterThanOrEqual(lastKick);
        expect(starts.length).toBeLessThanOrEqual(pauses.length);
      }),
    );
  });

  it("does nothing more once it is closed", async () => {
    const { clock, pass } = startTime();
    let count = 0;
    const work = () => {
      count += 1;
      return Promise.resolve();
    };
    const pace = createPace(work, leastMs, clock);
    pace.kick();
    pace.kick();
    await pass(10);
    pace.kick();
    pace.close();
    pace.kick();
    await pass(10_000);
    expect(count).toBe(1);
  });
});
