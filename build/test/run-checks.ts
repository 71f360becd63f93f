import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { ensureChromium } from "../find-chromium.mjs";
import { runScript } from "../process/run-script.ts";
import { buildApp } from "../start/build-app.ts";
import { addTallies, readTally, type Tally } from "./tally.ts";

interface Check {
  readonly name: string;
  /** A script of a package in node_modules, and its arguments. */
  readonly script: string;
  readonly args: readonly string[];
  /** Where it writes how many tests passed; without one the check itself is the one test. */
  readonly report?: string;
}

const reports = join("out", "test");
const unitReport = join(reports, "unit.json");

const checks: readonly Check[] = [
  { name: "types", script: "typescript/bin/tsc", args: ["-b"] },
  { name: "lint", script: "oxlint/bin/oxlint", args: [] },
  { name: "format", script: "oxfmt/bin/oxfmt", args: ["--check", "."] },
  { name: "unused", script: "knip/bin/knip.js", args: [] },
  {
    name: "unit",
    script: "vitest/vitest.mjs",
    args: ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    report: unitReport,
  },
  {
    name: "e2e",
    script: "@playwright/test/cli.js",
    args: ["test", "--config", "test/e2e/playwright.config.ts"],
    report: join(reports, "e2e.json"),
  },
];

const mostPages = 5;
const longestPage = 12_000;

/**
 * Runs the checks, all or those that are named, each whatever the others came to.
 * @returns the exit code: 0 when everything passed
 */
export async function runChecks(names: readonly string[], root: string): Promise<number> {
  const unknown = names.filter((name) => checks.every((check) => check.name !== name));
  if (unknown.length > 0) {
    const known = checks.map((check) => check.name).join(", ");
    process.stderr.write(`Unknown: ${unknown.join(", ")}. Checks: ${known}\n`);
    return 64;
  }
  process.env["CHROMIUM"] = ensureChromium();
  // The programs under test are started hundreds of times: Node compiles their sources once.
  process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules", ".cache", "compile");
  await buildApp(root, async (script, args) => {
    if ((await runScript(root, script, args)) !== 0) throw new Error("The app could not be built.");
  });
  rmSync(join(root, reports), { recursive: true, force: true });
  mkdirSync(join(root, reports), { recursive: true });

  const tallies: Tally[] = [];
  for (const check of checks) {
    if (names.length > 0 && !names.includes(check.name)) continue;
    process.stdout.write(`\n── ${check.name}\n`);
    const startedAt = Date.now();
    const code = await runScript(root, join(root, "node_modules", check.script), check.args);
    const tally = readTally(
      check.report === undefined ? null : join(root, check.report),
      code === 0,
    );
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    process.stdout.write(`── ${check.name}: ${describe(tally)} in ${seconds} s\n`);
    if (code !== 0 && check.name === "e2e") printPages(root);
    tallies.push(tally);
    if (tally.flaky > 0) {
      process.stdout.write(
        `Failed first, then passed: ${tally.flaky}. Each is a fault to be found (0071).\n`,
      );
    }
  }
  const sum = addTallies(tallies);
  process.stdout.write(`\n${describe(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
}

/** What stood on the page where a test failed: all that is left of it once CI's machine is gone. */
function printPages(root: string): void {
  const pages = globSync("test-results/*/error-context.md", { cwd: root }).toSorted();
  for (const page of pages.slice(0, mostPages)) {
    const text = readFileSync(join(root, page), "utf8");
    const told = /# Error details[\s\S]*?(?=# Test source|$)/u.exec(text)?.[0] ?? text;
    process.stdout.write(`\n── ${page}\n${told.slice(0, longestPage)}\n`);
  }
}

function describe({ failed, passed, skipped }: Tally): string {
  const counted = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? counted : `${counted}, ${skipped} skipped`;
}
