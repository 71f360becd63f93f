import { expect, it } from "vitest";

import { paymentIntentStatuses } from "../../contract/payment-intent.ts";
import { esCl } from "../i18n/es-cl.ts";
import { totalsByWords } from "./totals-by-words.ts";

it("puts together what reads the same, loses nothing, and begins with what was paid", () => {
  const byStatus = paymentIntentStatuses.map((status, index) => {
    return { status, count: index + 1, sum: 1_000 * (index + 1) };
  });
  const totals = totalsByWords(byStatus, esCl.sales.words);
  expect(totals[0]).toEqual({ term: "pagada", count: 10, sum: 10_000 });
  expect(new Set(totals.map(({ term }) => term)).size).toBe(totals.length);
  const atBank = totals.find(({ term }) => term === esCl.sales.words.atBank);
  expect(atBank).toMatchObject({ count: 7, sum: 7_000 });
  expect(totals.reduce((all, { count }) => all + count, 0)).toBe(55);
});
