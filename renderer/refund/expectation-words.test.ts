import { expect, test } from "vitest";

import { refundExpectation } from "../../contract/refund-expectation.ts";
import { expectationWords } from "./expectation-words.ts";
import { refundWordsEsCl } from "./refund-words.ts";

const at = (asked: string, now = asked, currency: "CLP" | "MXN" = "CLP") =>
  expectationWords(
    refundExpectation(Date.parse(asked), currency),
    Date.parse(now),
    refundWordsEsCl,
    "es-CL",
    "America/Santiago",
  );

test("a refund says when the money will be there, and never at once", () => {
  // 13:59, 14:00 on a Friday in Santiago, and a Saturday.
  expect(at("2026-11-20T16:59:00.000Z")).toContain("hoy antes de las 19:00");
  expect(at("2026-11-20T17:00:00.000Z")).toContain("lunes, 23 de noviembre");
  expect(at("2026-11-21T12:00:00.000Z")).toContain("lunes, 23 de noviembre");
  expect(at("2026-11-20T12:00:00.000Z", undefined, "MXN")).toContain("algunos días hábiles");
});

test("a day that has passed is not promised again", () => {
  const { late } = refundWordsEsCl.expectation;
  expect(at("2026-11-20T16:59:00.000Z", "2026-11-20T22:00:01.000Z")).toBe(late);
  expect(at("2026-11-20T17:00:00.000Z", "2026-11-23T12:00:00.000Z")).not.toBe(late);
  expect(at("2026-11-20T17:00:00.000Z", "2026-11-24T12:00:00.000Z")).toBe(late);
});
