import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sources = [
  "contract",
  "main",
  "preload",
  "relay",
  "renderer",
  "simulator",
  "vite.config.ts",
  "package-lock.json",
];
/** What the build makes, under `out/`. */
export const bundles = [
  "main/main.js",
  "preload/cashier.cjs",
  "preload/display.cjs",
  "preload/keys.cjs",
  "relay-embedded/relay-embedded.js",
  "simulator/simulator.js",
  "renderer/index.html",
  "renderer/display.html",
  "renderer/keys.html",
];

/** Whether `out/` was built from exactly these sources. */
export function isBuilt(root: string): boolean {
  const stamp = join(root, "out", ".sources");
  return (
    bundles.every((bundle) => existsSync(join(root, "out", bundle))) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hashOfSources(root)
  );
}

/** Builds the app where its sources have changed. @param run runs Vite with these arguments */
export async function buildApp(
  root: string,
  run: (script: string, args: readonly string[]) => Promise<void>,
): Promise<void> {
  if (isBuilt(root)) return;
  process.stderr.write("Building the app…\n");
  // Taken before the build: what is changed meanwhile is built the next time.
  const hash = hashOfSources(root);
  await run(join(root, "node_modules/vite/bin/vite.js"), ["build", "--app", "--logLevel", "warn"]);
  writeFileSync(join(root, "out", ".sources"), hash);
}

function hashOfSources(root: string): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) {
      hash.update(file).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (/\.[a-z]+$/u.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
