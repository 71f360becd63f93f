import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { attentions, paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { failure } from "../../contract/failures.ts";
import { testSale } from "../cashier/test-sales.ts";
import { saleGroups } from "./sale-groups.ts";

const id = (last: number) => `0193486f-7c00-7000-8000-00000000000${last}`;

describe("the list of sales", () => {
  test("puts first what needs a person, then what goes on, then what ended", () => {
    const sales = [
      testSale({ id: id(5), left: true }, { status: "succeeded" }),
      testSale({ id: id(4), left: true }, { status: "pending" }),
      testSale({ id: id(3), left: true }, { status: "succeeded", attention: "paid_after_cancel" }),
      testSale({ id: id(2), left: true, refused: failure("amount_not_positive") }, null),
      testSale({ id: id(1), left: true }, null),
    ];
    const { open, last, news } = saleGroups(sales, null);
    expect(news).toEqual([]);
    expect(open.map((sale) => sale.id)).toEqual([id(3), id(4), id(1)]);
    expect(last.map((sale) => sale.id)).toEqual([id(5), id(2)]);
  });

  test("puts above all what has turned and was not seen, the first one first", () => {
    const turned = { left: true, unseen: true };
    const sales = [
      testSale({ id: id(4), left: true }, { status: "created" }),
      testSale(
        { id: id(3), ...turned },
        { status: "succeeded", statusAt: "2026-11-20T17:35:00.000Z" },
      ),
      testSale(
        { id: id(2), ...turned },
        { status: "expired", statusAt: "2026-11-20T17:36:00.000Z" },
      ),
      testSale({ id: id(1), ...turned }, { status: "failed", attention: "unresolved" }),
    ];
    const { last, news, open } = saleGroups(sales, null);
    expect(news.map((sale) => sale.id)).toEqual([id(3), id(2)]);
    // The alarm tells of what needs a person: it is told once.
    expect(open.map((sale) => sale.id)).toEqual([id(1), id(4)]);
    expect(last).toEqual([]);
  });

  test("tells of the current sale too, when it ends while another one is looked at", () => {
    const sales = [
      testSale({ id: id(2) }, { status: "expired" }),
      testSale({ id: id(1), left: true }, { status: "pending" }),
    ];
    expect(saleGroups(sales, id(1)).news.map((sale) => sale.id)).toEqual([id(2)]);
    expect(saleGroups(sales, id(2)).news).toEqual([]);
  });

  test("nothing falls between the groups, and nothing stands in two", () => {
    const anySale = fc.record({
      status: fc.constantFrom(...paymentIntentStatuses),
      attention: fc.option(fc.constantFrom(...attentions)),
      left: fc.boolean(),
      unseen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anySale, { maxLength: 9 }), fc.nat({ max: 9 }), (shapes, shown) => {
        const sales = shapes.map(({ left, unseen, ...intent }, index) =>
          testSale({ id: id(index), left, unseen }, intent),
        );
        const { last, news, open } = saleGroups(sales, id(shown));
        const all = [...news, ...open, ...last].map((sale) => sale.id);
        expect(all.toSorted()).toEqual(sales.map((sale) => sale.id).toSorted());
      }),
    );
  });
});
