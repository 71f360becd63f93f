import { describe, expect, it } from "vitest";

import { parseClabe, parseRut } from "./identifiers.ts";
import vectors from "./vectors/identifiers.json" with { type: "json" };

describe("parseRut", () => {
  it.each(vectors.rut.valid)("accepts %s", (text) => {
    expect(parseRut(text)).toBe(text.replaceAll(/[.-]/gu, "").toUpperCase());
  });
  it.each(vectors.rut.invalid)("refuses %j", (text) => {
    expect(parseRut(text)).toBeNull();
  });
});

describe("parseClabe", () => {
  it.each(vectors.clabe.valid)("accepts %s", (text) => {
    expect(parseClabe(text)).toBe(text);
  });
  it.each(vectors.clabe.invalid)("refuses %j", (text) => {
    expect(parseClabe(text)).toBeNull();
  });
});
