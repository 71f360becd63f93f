import { existsSync, readFileSync } from "node:fs";

import * as v from "valibot";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of `passed`: those that failed first. */
  readonly flaky: number;
}

const vitestSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
});
const playwrightSchema = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

/**
 * Counts a check's tests from the report it wrote (Vitest's or Playwright's JSON). A check that
 * failed counts at least one failure, whatever its report says; a check without a report is one test.
 */
export function readTally(report: string | null, succeeded: boolean): Tally {
  const counted = report === null ? null : fromReport(report);
  if (counted === null) {
    const passed = succeeded && report === null;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, flaky: 0 };
  }
  return succeeded ? counted : { ...counted, failed: Math.max(1, counted.failed) };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
      flaky: sum.flaky + each.flaky,
    }),
    { passed: 0, failed: 0, skipped: 0, flaky: 0 },
  );
}

function fromReport(path: string): Tally | null {
  if (!existsSync(path)) return null;
  const json: unknown = JSON.parse(readFileSync(path, "utf8"));
  const vitest = v.safeParse(vitestSchema, json);
  if (vitest.success) {
    const { numFailedTests, numPassedTests, numPendingTests } = vitest.output;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, flaky: 0 };
  }
  const playwright = v.safeParse(playwrightSchema, json);
  if (!playwright.success) return null;
  const { expected, flaky, skipped, unexpected } = playwright.output.stats;
  return { passed: expected + flaky, failed: unexpected, skipped, flaky };
}
