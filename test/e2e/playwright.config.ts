import { defineConfig } from "@playwright/test";

import { findChromium } from "../../build/find-chromium.mjs";

const chromium = findChromium();
if (chromium === null) {
  throw new Error("The end-to-end tests need a Chromium: npm test installs one where it can");
}

export default defineConfig({
  projects: [
    // Long, so it begins first: every state of the screens, inspected (`npm run screens` takes pictures).
    { name: "states", testDir: "../screens", timeout: 10 * 60_000 },
    { name: "e2e", testDir: "." },
  ],
  outputDir: "../../test-results",
  // What CI's two busy cores need, not what a test may take.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  // Where a landing hangs on it, once more (0071); at a desk the first failure counts.
  retries: process.env["CI"] === undefined ? 0 : 1,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"], ["json", { outputFile: "../../out/test/e2e.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "es-CL",
    // A press whose button never comes is told before the whole test is over.
    actionTimeout: 60_000,
    // It costs a sixth of the time, and nobody fetches it from CI: there the page is printed (run-checks.ts).
    trace: process.env["CI"] === undefined ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: chromium,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
