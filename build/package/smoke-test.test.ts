import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { runScript } from "../process/run-script.ts";
import { buildApp } from "../start/build-app.ts";
import { smokeTest } from "./smoke-test.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "cobro-smoke-"));
const common = { env: process.env, startWithinMs: 60_000, endWithinMs: 30_000 };

beforeAll(async () => {
  await buildApp(root, async (script, args) => {
    const code = await runScript(root, script, args);
    if (code !== 0) throw new Error(`the build ended with ${String(code)}`);
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a till that starts and ends when it is asked passes (here in the preview)", async () => {
  const result = await smokeTest({
    ...common,
    program: process.execPath,
    args: [join(root, "build/preview/run.ts"), `--user-data-dir=${folder}`],
  });
  expect(result).toMatchObject({ ok: true });
  expect(result.ok ? JSON.parse(result.value) : null).toMatchObject({
    event: "till_state",
    pairing: "unpaired",
  });
});

test("a program that is no till, gives up, or does not start fails with its last words", async () => {
  const run = (source: string) =>
    smokeTest({ ...common, program: process.execPath, args: ["-e", source] });
  expect(await run("console.error('not a till')")).toMatchObject({
    ok: false,
    failure: expect.stringMatching(/ended before it had started/u),
  });
  const fatal = JSON.stringify({ level: "fatal", event: "cannot_go_on" });
  expect(
    await run(`console.error(${JSON.stringify(fatal)}); setInterval(() => {}, 1e6)`),
  ).toMatchObject({ ok: false, failure: expect.stringMatching(/it gave up\n.*cannot_go_on/u) });
  const line = JSON.stringify({ level: "info", event: "till_state" });
  const ending = `process.on("SIGTERM", () => process.exit(3)); console.error(${JSON.stringify(line)}); setInterval(() => {}, 1e6)`;
  expect(await run(ending)).toMatchObject({
    ok: false,
    failure: expect.stringMatching(/ended with 3/u),
  });
  expect(await smokeTest({ ...common, program: join(folder, "none"), args: [] })).toMatchObject({
    ok: false,
    failure: expect.stringMatching(/ENOENT/u),
  });
});
