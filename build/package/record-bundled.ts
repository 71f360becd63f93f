import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import type { Plugin } from "vite";

const manifestSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** Where each bundle's list of packages lies, under the project's folder. */
export const bundledFolder = join("out", "bundled");

/**
 * Writes down, beside a bundle, from which npm packages its files came: the list of parts (SBOM) is
 * made from what was bundled, not from what package.json calls a dependency.
 * @param file in `out/bundled/`; `null` names it after Vite's environment
 */
export function recordBundled(root: string, file: string | null = null): Plugin {
  return {
    name: "record-bundled",
    apply: "build",
    generateBundle(_options, bundle) {
      // What a stylesheet imports is no module of the graph; its fonts are files of the bundle.
      const assets = Object.values(bundle).flatMap((output) =>
        output.type === "asset"
          ? output.originalFileNames.map((path) => resolve(this.environment.config.root, path))
          : [],
      );
      const files = [...this.getModuleIds(), ...assets];
      const packages = new Set(files.flatMap((path) => packageOf(path) ?? []));
      const folder = join(root, bundledFolder);
      mkdirSync(folder, { recursive: true });
      const name = file ?? this.environment.name;
      writeFileSync(join(folder, `${name}.json`), JSON.stringify([...packages].toSorted()));
    },
  };
}

/** `name@version` of the installed package that a file belongs to; `null` for our own files. */
function packageOf(path: string): string | null {
  const found = /^(?<folder>.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/?]+))\//u.exec(
    path.replaceAll("\\", "/").replaceAll("\0", ""),
  );
  const { folder, name } = found?.groups ?? {};
  if (folder === undefined || name === undefined || name.startsWith(".")) return null;
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const { version } = v.parse(manifestSchema, manifest);
  return `${name}@${version}`;
}
