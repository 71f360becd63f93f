import { defineConfig } from "@playwright/test";

import base from "../e2e/playwright.config.ts";

export default defineConfig({
  ...base,
  projects: [{ name: "screens", testDir: "." }],
  timeout: 20 * 60_000,
  reporter: [["list"]],
  use: { ...base.use, trace: "off" },
});
