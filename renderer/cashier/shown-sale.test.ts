import { describe, expect, test } from "vitest";

import { shownSale } from "./shown-sale.ts";
import { testSale } from "./test-sales.ts";

const id = (last: number) => `0193486f-7c00-7000-8000-00000000000${last}`;

describe("the sale on the left", () => {
  test("is the keypad when every sale was left", () => {
    expect(shownSale([testSale({ left: true })], null)).toBeNull();
    expect(shownSale([], null)).toBeNull();
  });

  test("is the newest sale that was not left", () => {
    const sales = [
      testSale({ id: id(3), left: true }),
      testSale({ id: id(2) }),
      testSale({ id: id(1) }),
    ];
    expect(shownSale(sales, null)?.id).toBe(id(2));
  });

  test("is the one that the cashier picked", () => {
    const sales = [testSale({ id: id(2) }), testSale({ id: id(1), left: true })];
    expect(shownSale(sales, id(1))?.id).toBe(id(1));
  });

  test("is the current one when it is paid, whatever was picked", () => {
    const sales = [
      testSale({ id: id(2) }, { status: "succeeded" }),
      testSale({ id: id(1), left: true }),
    ];
    expect(shownSale(sales, id(1))?.id).toBe(id(2));
  });

  test("is the current one again when the picked one is gone", () => {
    expect(shownSale([testSale({ id: id(2) })], id(1))?.id).toBe(id(2));
  });
});
