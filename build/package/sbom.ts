import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

import { bundledFolder } from "./record-bundled.ts";

const refSchema = v.looseObject({ "bom-ref": v.string() });
const bomSchema = v.looseObject({
  bomFormat: v.literal("CycloneDX"),
  metadata: v.looseObject({ component: refSchema }),
  components: v.array(refSchema),
  dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
});
const bundledSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/**
 * The package's list of parts (CycloneDX), from `npm sbom`: of everything that npm installed, what
 * was bundled, and Electron. npm's own `--omit dev` would be wrong twice here: React is a dev
 * dependency that is in the bundle, and the relay's dependencies are no part of the till's.
 * Without time and serial number, so that the same sources make the same list.
 */
export function makeSbom(root: string): string {
  const [npm, first] =
    process.env["npm_execpath"] === undefined
      ? ["npm", []]
      : [process.execPath, [process.env["npm_execpath"]]];
  const asked = spawnSync(npm, [...first, "sbom", "--sbom-format", "cyclonedx"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    shell: npm === "npm" && process.platform === "win32",
  });
  if (asked.status !== 0) throw new Error(`npm sbom failed: ${asked.stderr}`);
  const all = v.parse(v.pipe(v.string(), v.parseJson(), bomSchema), asked.stdout);
  const electron = all.components.find((part) => part["bom-ref"].startsWith("electron@"));
  if (electron === undefined) throw new Error("npm sbom does not name electron");
  const shipped = new Set([electron["bom-ref"], ...bundledPackages(root)]);
  const known = new Set(all.components.map((part) => part["bom-ref"]));
  const unknown = [...shipped].filter((part) => !known.has(part));
  if (unknown.length > 0) throw new Error(`npm sbom does not name ${unknown.join(", ")}`);
  const { timestamp: _now, ...metadata } = all.metadata;
  const { serialNumber: _random, ...rest } = all;
  const app = all.metadata.component["bom-ref"];
  return `${JSON.stringify(
    {
      ...rest,
      metadata: {
        ...metadata,
        component: { ...all.metadata.component, type: "application", name: "cobro" },
      },
      components: all.components.filter((part) => shipped.has(part["bom-ref"])),
      dependencies: all.dependencies
        .filter(({ ref }) => ref === app || shipped.has(ref))
        .map(({ ref, dependsOn }) => ({
          ref,
          dependsOn: dependsOn.filter((part) => shipped.has(part)),
        })),
    },
    null,
    2,
  )}\n`;
}

/** `name@version` of every package that a bundle holds a file of, as the build wrote it down. */
export function bundledPackages(root: string): readonly string[] {
  const folder = join(root, bundledFolder);
  const all = readdirSync(folder).flatMap((file) =>
    v.parse(bundledSchema, readFileSync(join(folder, file), "utf8")),
  );
  return [...new Set(all)].toSorted();
}
