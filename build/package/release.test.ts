import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

import { expect, test } from "vitest";
import { parse } from "yaml";

import { appUserModelId } from "../../main/app-user-model-id.ts";

const root = join(import.meta.dirname, "../..");
const stepSchema = v.object({
  name: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
});
const workflowSchema = v.object({
  jobs: v.record(v.string(), v.object({ steps: v.array(stepSchema) })),
});
const text = readFileSync(join(root, ".github/workflows/release.yml"), "utf8");
const { jobs } = v.parse(workflowSchema, parse(text));
const steps = Object.values(jobs).flatMap((job) => job.steps);
const commands = steps.map((step) => step.run ?? "").join("\n");
const builder = v.parse(
  v.looseObject({ appId: v.string(), afterPack: v.string() }),
  parse(readFileSync(join(root, "electron-builder.yml"), "utf8")),
);

test("the workflow is sentences that npm and this repository know", () => {
  const { scripts } = v.parse(
    v.pipe(v.string(), v.parseJson(), v.object({ scripts: v.record(v.string(), v.string()) })),
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const named = [...commands.matchAll(/npm run (?<script>[\w:-]+)/gu)].map(
    (found) => found.groups?.["script"] ?? "",
  );
  expect(named).toEqual(expect.arrayContaining(["build", "package"]));
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
});

test("every file that the workflow runs exists", () => {
  const files = [
    ...commands.matchAll(/(?:node_modules|build|test)\/[\w@./-]+\.(?:mjs|js|ts)/gu),
  ].map(([file]) => file);
  expect(files).toEqual(
    expect.arrayContaining(["build/smoke-test.mjs", "test/e2e/playwright.config.ts"]),
  );
  // Electron's installer writes path.txt, and runs only there.
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("every artifact that the workflow installs has a name that electron-builder gives", () => {
  const config = readFileSync(join(root, "electron-builder.yml"), "utf8");
  const names = [...commands.matchAll(/Cobro-\*-(?<rest>[\w.-]+)/gu)].map(
    (found) => found.groups?.["rest"] ?? "",
  );
  expect(new Set(names)).toEqual(
    new Set([
      "linux-amd64.deb",
      "linux-x86_64.AppImage",
      "linux-x64.tar.gz",
      "windows-x64-setup.exe",
      "mac-universal.dmg",
    ]),
  );
  for (const pattern of [
    "artifactName: Cobro-${version}-${os}-${arch}.${ext}",
    "artifactName: Cobro-${version}-windows-${arch}-setup.${ext}",
    "artifactName: Cobro-${version}-mac-${arch}.${ext}",
  ]) {
    expect(config).toContain(pattern);
  }
});

test("actions are pinned by their commit", () => {
  const actions = steps.flatMap((step) => step.uses ?? []);
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@[\da-f]{40}$/u);
});

test("every variable of the signing table is handed to the packing, and documented", () => {
  const guide = readFileSync(join(root, "docs/packages.md"), "utf8");
  const signing = readFileSync(join(import.meta.dirname, "signing.ts"), "utf8");
  const names = new Set(
    [...signing.matchAll(/\b(?:CSC|WIN_CSC|APPLE|AZURE|COBRO)_[A-Z_]+\b/gu)].map(([name]) => name),
  );
  expect(names.size).toBeGreaterThan(10);
  for (const name of names) {
    expect(guide, `${name} in docs/packages.md`).toContain(`\`${name}\``);
    expect(text, `${name} in release.yml`).toContain(name);
  }
});

test("Windows knows the running till by the id of its shortcut", () => {
  expect(builder.appId).toBe(appUserModelId);
  expect(existsSync(join(root, builder.afterPack))).toBe(true);
});
