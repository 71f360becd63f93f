import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { managerSections, readAddress, writeAddress } from "./address.ts";

describe("the address", () => {
  it("reads what it has written, whatever was typed into a filter", () => {
    const query = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: "binary" }));
    const section = fc.constantFrom(...managerSections);
    fc.assert(
      fc.property(section, query, (name, filters) => {
        const address = { section: name, query: { ...filters } };
        const wellFormed = JSON.parse(JSON.stringify(address).toWellFormed());
        expect(readAddress(writeAddress(wellFormed))).toEqual(wellFormed);
      }),
    );
  });

  it.each(["", "#", "#/", "#/nothing", "#day", "#/day/more"])("'%s' is the till", (hash) => {
    expect(readAddress(hash)).toEqual({ section: null, query: {} });
  });
});
