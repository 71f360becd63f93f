import { describe, expect, test } from "vitest";

import { failure } from "../../contract/failures.ts";
import { testSale } from "../cashier/test-sales.ts";
import { saleGroups } from "./sale-groups.ts";

const id = (last: number) => `0193486f-7c00-7000-8000-00000000000${last}`;

describe("the list of sales", () => {
  test("puts first what needs a person, then what goes on, then what ended", () => {
    const sales = [
      testSale({ id: id(5) }, { status: "succeeded" }),
      testSale({ id: id(4) }, { status: "pending" }),
      testSale({ id: id(3) }, { status: "succeeded", attention: "paid_after_cancel" }),
      testSale({ id: id(2), refused: failure("amount_not_positive") }, null),
      testSale({ id: id(1) }, null),
    ];
    const { open, last } = saleGroups(sales);
    expect(open.map((sale) => sale.id)).toEqual([id(3), id(4), id(1)]);
    expect(last.map((sale) => sale.id)).toEqual([id(5), id(2)]);
  });
});
