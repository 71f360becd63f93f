import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const guides = "docs";
const pictures = "docs/pictures/guide";

/** The states whose pictures the guides show, by what they themselves say. */
export function guidePictures(root: string): readonly string[] {
  const text = readdirSync(join(root, guides))
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(root, guides, name), "utf8"))
    .join("\n");
  const states = [...text.matchAll(/\]\(pictures\/guide\/([\w-]+)\.png\)/gu)].map(
    ([, state = ""]) => state,
  );
  return [...new Set(states)].toSorted();
}

/**
 * Renews the guides' pictures from those just taken.
 * @returns the states of which there was none
 */
export function renewGuidePictures(root: string): readonly string[] {
  mkdirSync(join(root, pictures), { recursive: true });
  return guidePictures(root).filter((state) => {
    const taken = join(root, "screens/es-CL/light/1280x800", `${state}.png`);
    if (!existsSync(taken)) return true;
    copyFileSync(taken, join(root, pictures, `${state}.png`));
    return false;
  });
}
