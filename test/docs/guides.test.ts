/** What the Spanish guides say is held against the program: words on buttons, keys, pictures. */
import { existsSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { guidePictures } from "../../build/screens/guide-pictures.ts";
import { allOf, readText, root, textsOf } from "./guide-text.ts";

/** All that the screens can say, in any language, as their sources have it. */
const words = textsOf("renderer", /(?:-words|es-cl|es-cl-failures|es-cl-reasons)\.ts$/u);
const guides = ["docs/guia-cajero.md", "docs/guia-encargado.md"];

describe.each(guides)("%s", (guide) => {
  const text = readText(guide);

  it("names in bold only what stands on a screen", () => {
    // A sentence of its own in bold is the guide's word, not a button's.
    const bold = allOf(text, /\*\*([^*]+)\*\*/gu);
    expect(bold.length).toBeGreaterThan(10);
    const ours = new Set([
      "verde solo cuando el banco lo confirma",
      "morada con rayas, nunca verde",
    ]);
    expect(bold.filter((name) => !ours.has(name) && !words.includes(`"${name}`))).toEqual([]);
  });

  it("names only keys that the screens listen to", () => {
    const keys = allOf(text, /`(F\d+|Ctrl\+\w)`/gu);
    const listened = textsOf("renderer", /\.tsx?$/u) + textsOf("main", /\.ts$/u);
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
