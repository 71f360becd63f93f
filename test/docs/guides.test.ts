/** What the Spanish guides say is held against the program: words on buttons, keys, pictures. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { guidePictures } from "../../build/screens/guide-pictures.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const filesOf = (folder: string, name: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => read(join(folder, path)));

/** All that the screens can say, in any language, as their sources have it. */
const words = filesOf("renderer", /(?:-words|es-cl|es-cl-failures|es-cl-reasons)\.ts$/u).join("\n");
const guides = ["docs/guia-cajero.md", "docs/guia-encargado.md"];

describe.each(guides)("%s", (guide) => {
  const text = read(guide);

  it("names in bold only what stands on a screen", () => {
    // A sentence of its own in bold is the guide's word, not a button's.
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/gu)].map(([, name = ""]) => name);
    expect(bold.length).toBeGreaterThan(10);
    const ours = new Set(["verde solo cuando el banco lo confirma"]);
    expect(bold.filter((name) => !ours.has(name) && !words.includes(`"${name}`))).toEqual([]);
  });

  it("names only keys that the screens listen to", () => {
    const keys = [...text.matchAll(/`(F\d+|Ctrl\+\w)`/gu)].map(([, key = ""]) => key);
    const listened =
      filesOf("renderer", /\.tsx?$/u).join("\n") + filesOf("main", /\.ts$/u).join("\n");
    const isHeard = (key: string) =>
      listened.includes(`"${key}"`) ||
      (key.startsWith("Ctrl+") && listened.includes(`"${key.slice(5).toLowerCase()}"`)) ||
      // The quick amounts' keys are counted.
      /^F[1-7]$/u.test(key);
    expect(keys.filter((key) => !isHeard(key))).toEqual([]);
  });
});

it("every picture that the guides show is there", () => {
  const shown = guidePictures(root);
  expect(shown.length).toBeGreaterThan(10);
  const folder = join(root, "docs/pictures/guide");
  expect(shown.filter((state) => !existsSync(join(folder, `${state}.png`)))).toEqual([]);
});
