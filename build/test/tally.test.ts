import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, it } from "vitest";

import { readTally } from "./tally.ts";

const folder = mkdtempSync(join(tmpdir(), "cobro-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(json: object): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(json));
  return path;
}

it("a check without a report is one test", () => {
  expect(readTally(null, true)).toEqual({ passed: 1, failed: 0, skipped: 0, flaky: 0 });
  expect(readTally(null, false)).toEqual({ passed: 0, failed: 1, skipped: 0, flaky: 0 });
});

it("a check that should have written a report and did not has failed", () => {
  expect(readTally(join(folder, "none.json"), true)).toMatchObject({ failed: 1 });
});

it("a report without a failure does not hide that its check failed", () => {
  const report = reportOf({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0 });
  expect(readTally(report, true)).toEqual({ passed: 3, failed: 0, skipped: 0, flaky: 0 });
  expect(readTally(report, false)).toEqual({ passed: 3, failed: 1, skipped: 0, flaky: 0 });
});

it("an end-to-end test that passed at its second try has passed, and is told apart", () => {
  const report = reportOf({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(readTally(report, false)).toEqual({ passed: 6, failed: 1, skipped: 2, flaky: 1 });
});
