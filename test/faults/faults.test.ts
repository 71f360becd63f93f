import { describe, expect, it } from "vitest";

import { runFaults } from "./run-faults.ts";
import { makeSchedule } from "./schedule.ts";

/** Another run of the same length: npm run faults -- --kills 5 --tills 3 --seed N */
const seed = 20_240_817;
const longestMs = 90_000;

describe("the fault run", () => {
  it(
    "after five kills under load the relay and every till agree with Fintoc",
    { timeout: longestMs },
    async () => {
      const lines: string[] = [];
      const report = await runFaults({
        seed,
        kills: 5,
        tills: 3,
        longestMs: 40_000,
        settleMs: 20_000,
        databaseUrl: null,
        tillAlone: false,
        log: (line) => lines.push(line),
      });
      expect(report.violations, lines.join("\n")).toEqual([]);
      expect(report.kills).toBe(5);
      expect(report.sales).toBeGreaterThan(5);
      expect(report.webhooksAcknowledged).toBeGreaterThan(3);
    },
  );

  it("the same seed gives the same schedule, and a longer run begins like a shorter one", () => {
    const short = makeSchedule(seed, 10, 4);
    const long = makeSchedule(seed, 50, 4);
    expect(makeSchedule(seed, 10, 4)).toEqual(short);
    expect(long.sales.slice(0, short.sales.length)).toEqual(short.sales);
    expect(long.kills.slice(0, short.kills.length)).toEqual(short.kills);
    expect(makeSchedule(seed + 1, 10, 4)).not.toEqual(short);
  });
});
