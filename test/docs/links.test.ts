/** The pages lead to one another: every link to a file, and a heading, that are there. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { expect, it } from "vitest";

import { allOf, readText, root } from "./guide-text.ts";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** A heading's anchor, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

function isBroken({ link, page }: { readonly link: string; readonly page: string }): boolean {
  if (/^[a-z]+:/u.test(link)) return false;
  const [path = "", anchor = ""] = link.split("#");
  const file = path === "" ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, file))) return true;
  return (
    anchor !== "" &&
    !allOf(readText(file), /^#+ (.+)$/gmu)
      .map(anchorOf)
      .includes(anchor)
  );
}

it("every link leads to what is there", () => {
  const links = pages.flatMap((page) => {
    const text = readText(page).replaceAll(/```.*?```/gsu, "");
    return allOf(text, /\]\(([^)\s]+)\)/gu).map((link) => ({ page, link }));
  });
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(isBroken)).toEqual([]);
});

it("the README leads to every page of docs/", () => {
  const named = new Set(allOf(readText("README.md"), /\]\((docs\/[^)#\s]+)/gu));
  const guides = pages.filter((page) => /^docs\/[^/]+\.md$/u.test(page));
  expect(guides.filter((page) => !named.has(page))).toEqual([]);
});

it("what-is-tested.md names files that are there", () => {
  const text = readText("docs/what-is-tested.md");
  const named = allOf(text, /`((?:\.github|build|main|simulator|test)\/[^`]+)`/gu);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
