import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Size {
  readonly raw: number;
  readonly gzipped: number;
}

export interface BundleSizes {
  /** What index.html names: scripts, modules that are loaded ahead, styles. */
  readonly firstLoad: Size;
  /** Every script and style of the renderer, those loaded later too. */
  readonly all: Size;
  readonly fonts: Size;
  readonly main: Size;
  readonly preload: Size;
}

/** The sizes of what `out/` holds, in bytes. Fonts are compressed already. */
export function bundleSizes(root: string): BundleSizes {
  const renderer = join(root, "out/renderer");
  const page = readFileSync(join(renderer, "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="[./]*([^"]+\.(?:js|css))"/gu)].map(
    ([, path = ""]) => join(renderer, path),
  );
  const files = readdirSync(renderer, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const inside = (folder: string) =>
    readdirSync(join(root, "out", folder))
      .filter((name) => /\.c?js$/u.test(name))
      .map((name) => join(root, "out", folder, name));
  return {
    firstLoad: sizeOf(named),
    all: sizeOf(files.filter((file) => /\.(?:js|css)$/u.test(file))),
    fonts: sizeOf(files.filter((file) => /\.woff2?$/u.test(file))),
    main: sizeOf(inside("main")),
    preload: sizeOf(inside("preload")),
  };
}

function sizeOf(files: readonly string[]): Size {
  const contents = files.map((file) => readFileSync(file));
  return {
    raw: contents.reduce((sum, each) => sum + each.length, 0),
    gzipped: contents.reduce((sum, each) => sum + gzipSync(each, { level: 9 }).length, 0),
  };
}
