import { describe, expect, test } from "vitest";

import { failureCodes } from "../../contract/failures.ts";
import { locales } from "../../contract/money.ts";
import { attentions } from "../../contract/payment-intent.ts";
import { catalogues, reasonText } from "./catalogues.ts";
import { errorReasons } from "./messages.ts";

/** Every leaf by its path; a function is called, so that its words are seen too. */
function leaves(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value(2, "a note"))]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key}`));
}

describe.each(locales)("the words in %s", (locale) => {
  const messages = catalogues[locale];

  test("are all there, and none is empty", () => {
    for (const [path, text] of leaves(messages)) expect(text.trim(), path).not.toBe("");
  });

  test("cover every failure, every reason and everything that needs a person", () => {
    expect(Object.keys(messages.failures).toSorted()).toEqual([...failureCodes].toSorted());
    expect(Object.keys(messages.reasons).toSorted()).toEqual(
      [...errorReasons, "unknown"].toSorted(),
    );
    expect(Object.keys(messages.attention).toSorted()).toEqual([...attentions].toSorted());
  });

  test("never show a raw code", () => {
    for (const [path, text] of leaves(messages)) expect(text, path).not.toMatch(/[a-z]_[a-z]/u);
  });

  test("have words for a reason that Fintoc adds later", () => {
    expect(reasonText("a_reason_of_tomorrow", messages)).toBe(messages.reasons.unknown);
    expect(reasonText(null, messages)).toBe(messages.reasons.unknown);
    expect(reasonText("insufficient_funds", messages)).not.toBe(messages.reasons.unknown);
  });
});

test("English is not left in Spanish", () => {
  const spanish = new Map(leaves(catalogues["es-CL"]));
  const same = leaves(catalogues.en)
    .filter(([path, text]) => spanish.get(path) === text)
    .map(([path]) => path);
  // What is written alike in both languages.
  const alike = [
    ".embedded.countries.CLP",
    ".embedded.managerPin",
    ".sales.hours",
    ".sales.minutes",
    ".settings.lock.minutes",
    ".statement.column",
  ];
  expect(same.toSorted()).toEqual(alike);
});
