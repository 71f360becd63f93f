import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const here = import.meta.dirname;
const cache = join(here, "../../node_modules/.cache/cobro-preview");
const globalName = "cobroPreviewPage";

/**
 * What runs before a page's own scripts: the page's half of the stand-in, then the preload with a
 * `require` that knows `electron` only. Nothing of it is left on `window`.
 */
export async function pageScript(preload: string): Promise<string> {
  return [
    "(() => {",
    await pageHalf(),
    `${globalName}.startPage((require, module, exports) => {`,
    preload,
    "});",
    "})();",
  ].join("\n");
}

/** Bundled once for each state of its sources. */
async function pageHalf(): Promise<string> {
  const file = join(cache, `${await stamp()}.js`);
  try {
    return await readFile(file, "utf8");
  } catch {
    const code = await bundle();
    await mkdir(cache, { recursive: true });
    const part = `${file}.${process.pid}`;
    await writeFile(part, code);
    await rename(part, file);
    return code;
  }
}

async function stamp(): Promise<string> {
  const hash = createHash("sha256");
  const names = (await readdir(join(here, "page"))).filter((name) => name.endsWith(".ts"));
  const files = [
    ...names.toSorted().map((name) => join(here, "page", name)),
    join(here, "wire.ts"),
    join(here, "../../package-lock.json"),
  ];
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex").slice(0, 32);
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      target: "chrome120",
      lib: { entry: join(here, "page/start-page.ts"), formats: ["iife"], name: globalName },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !("output" in first)) throw new Error("Vite bundled nothing.");
  return first.output[0].code;
}
