import { rmSync } from "node:fs";
import { join } from "node:path";

import { ensureChromium } from "../find-chromium.mjs";
import { runScript } from "../process/run-script.ts";
import { buildApp } from "../start/build-app.ts";
import { renewGuidePictures } from "./guide-pictures.ts";

/**
 * Drives the real product through every state and writes a PNG of each, in every size, theme and
 * language; with `--quick` in one size, both themes, Spanish alone. The guides' pictures are renewed.
 * @returns the exit code
 */
export async function takeScreens(args: readonly string[], root: string): Promise<number> {
  const unknown = args.filter((arg) => arg !== "--quick");
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(" ")}. Usage: npm run screens [-- --quick]\n`);
    return 64;
  }
  process.env["CHROMIUM"] = ensureChromium();
  await buildApp(root, async (script, buildArgs) => {
    if ((await runScript(root, script, buildArgs)) !== 0) {
      throw new Error("The app could not be built.");
    }
  });
  rmSync(join(root, "screens"), { recursive: true, force: true });
  const code = await runScript(
    root,
    join(root, "node_modules/@playwright/test/cli.js"),
    ["test", "--config", "test/screens/playwright.config.ts"],
    { ...process.env, SCREENS: args.includes("--quick") ? "quick" : "all" },
  );
  if (code !== 0) return code;
  process.stdout.write(`The pictures are in ${join(root, "screens")}\n`);
  const missing = renewGuidePictures(root);
  if (missing.length === 0) return 0;
  process.stderr.write(
    `The guides show states of which no picture was taken: ${missing.join(", ")}\n`,
  );
  return 1;
}
