import { describe, expect, it } from "vitest";

import { hasFilters, nextOrder, noFilters, questionOf, readChoice } from "./list-question.ts";

const day = "2026-11-20";

describe("the list's address", () => {
  it("is a day's list, newest first, where it says nothing", () => {
    expect(questionOf({}, day)).toEqual({ day, sort: "createdAt", order: "desc" });
    expect(hasFilters({ sort: "amount", day, store: "all" })).toBe(false);
  });

  it("combines every filter", () => {
    const query = {
      store: "all",
      status: "open",
      attention: "unsettled",
      till: "t1",
      cashier: "none",
      q: " Mesa 4 ",
      sort: "amount",
      order: "asc",
    };
    expect(questionOf(query, day)).toEqual({
      ...query,
      day,
      status: "creating,created,in_progress,requires_action,pending",
      q: "Mesa 4",
    });
    // The days alone let every sale through.
    for (const name of Object.keys(noFilters)) {
      expect(hasFilters({ [name]: "x" })).toBe(name !== "days");
    }
  });

  it("is of all days only while something is searched or filtered", () => {
    expect(questionOf({ q: "mesa", days: "all" }, day)).not.toHaveProperty("day");
    expect(questionOf({ till: "t", status: "open", days: "all" }, day)).not.toHaveProperty("day");
    expect(questionOf({ days: "all" }, day)).toHaveProperty("day", day);
  });

  it("shows what it can where it was mistyped", () => {
    const choice = readChoice({ status: "x", sort: "name", order: "up" });
    expect(choice).toMatchObject({ group: null, sort: "createdAt", order: "desc" });
  });

  it("is sorted by store where several stand in it", () => {
    const query = { sort: "store", order: "asc" };
    expect(questionOf({ ...query, store: "all" }, day)).toMatchObject(query);
    expect(readChoice({ ...query, store: "s1" }).sort).toBe("createdAt");
    expect(readChoice(query).sort).toBe("createdAt");
  });

  it("a column's head turns its own order round, and begins another as one looks for it", () => {
    const choice = readChoice({});
    expect(nextOrder(choice, "createdAt")).toBe("asc");
    expect(nextOrder(choice, "amount")).toBe("desc");
    expect(nextOrder(choice, "reference")).toBe("asc");
    expect(nextOrder(readChoice({ sort: "reference", order: "asc" }), "reference")).toBe("desc");
  });
});
