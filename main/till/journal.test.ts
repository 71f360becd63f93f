import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  attentions,
  isFinal,
  paymentIntentStatuses,
  type Attention,
  type PaymentIntent,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import { isOpen, leave, mostFinished, prune, see, turn, type JournalSale } from "./journal.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
const idOf = (index: number) =>
  `0193486f-7c00-7000-8000-${String(index).padStart(12, "0")}` as const;

function sale(index: number, fields: Partial<JournalSale> = {}): JournalSale {
  return {
    id: idOf(index),
    entryId: null,
    cashierId: null,
    amount: 1_000 + index,
    currency: "CLP",
    tip: null,
    reference: null,
    customerEmail: null,
    startedAt: at(index),
    paymentIntent: null,
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    unseen: false,
    ...fields,
  };
}

function told(
  before: JournalSale,
  status: PaymentIntentStatus,
  attention: Attention | null = null,
  cancelledAt: string | null = before.paymentIntent?.cancelledAt ?? null,
): JournalSale {
  const paymentIntent: PaymentIntent = {
    id: before.id,
    fintocId: "pi_1",
    amount: before.amount,
    currency: "CLP",
    status,
    errorReason: null,
    reference: null,
    customerEmail: null,
    payUrl: null,
    payUrlExpiresAt: null,
    receiptUrl: null,
    cancelledAt,
    attention,
    attentionSettled: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
    till: { id: "till_1", name: "Caja 1" },
    store: { id: "store_1", name: "Providencia" },
    cashier: null,
    mode: "test",
    createdAt: before.startedAt,
    updatedAt: before.startedAt,
    finalAt: null,
    finalSource: null,
    tip: null,
    statusAt: null,
    statusSource: null,
    refunded: { amount: 0, underway: 0 },
  };
  return turn(before, { ...before, paymentIntent });
}

describe("a sale that was set aside", () => {
  const aside = leave(told(sale(1), "created"));

  test("turns when it ends, and stays turned until it was seen", () => {
    expect(aside).toMatchObject({ left: true, unseen: false });
    for (const end of paymentIntentStatuses.filter(isFinal)) {
      const ended = told(aside, end);
      expect(ended.unseen, end).toBe(true);
      expect(told(ended, end).unseen).toBe(true);
      expect(see(ended)).toMatchObject({ left: true, unseen: false });
    }
  });

  test("turns when it needs a person, also while it is open and again after it was seen", () => {
    const mismatch = told(aside, "created", "amount_mismatch");
    expect(mismatch.unseen).toBe(true);
    const failed = see(told(aside, "failed"));
    expect(told(failed, "succeeded", "paid_after_final").unseen).toBe(true);
  });

  test("does not turn for a step on the way, nor twice for one end", () => {
    expect(told(aside, "pending").unseen).toBe(false);
    expect(told(see(told(aside, "succeeded")), "succeeded").unseen).toBe(false);
  });

  test("that the cashier cancelled ends unpaid without a word, and paid with one", () => {
    const cancelled = told(aside, "in_progress", null, at(2));
    expect(told(cancelled, "expired").unseen).toBe(false);
    expect(told(cancelled, "succeeded", "paid_after_cancel").unseen).toBe(true);
  });
});

describe("a sale on the screen", () => {
  test("is no news in the tray: it is being looked at", () => {
    expect(told(sale(1), "succeeded").unseen).toBe(false);
  });

  test("that ends in the moment in which it is left has not been seen", () => {
    expect(leave(told(sale(1), "succeeded"))).toMatchObject({ left: true, unseen: true });
  });

  test("is done with once its end was seen", () => {
    expect(see(told(sale(1), "expired"))).toMatchObject({ left: true, unseen: false });
  });
});

const anyStatus = fc.constantFrom(...paymentIntentStatuses);
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("charge" as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("told" as const),
      which: fc.nat(),
      status: anyStatus,
      attention: fc.option(fc.constantFrom(...attentions), { freq: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("see" as const), which: fc.nat() }) },
);

test("nothing is ever dropped from the tray: what is open, unseen or needs somebody stays", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 160 }), (steps) => {
      let sales: readonly JournalSale[] = [];
      let count = 0;
      /** What the cashier is owed a look at, by a bookkeeping of its own. */
      const owed = new Set<string>();
      const change = (which: number, into: (each: JournalSale) => JournalSale) => {
        const before = sales[which % Math.max(1, sales.length)];
        if (before === undefined) return;
        const after = into(before);
        const ends = ({ paymentIntent }: JournalSale) =>
          paymentIntent !== null &&
          (isFinal(paymentIntent.status) || paymentIntent.attention !== null)
            ? `${isFinal(paymentIntent.status) ? paymentIntent.status : ""} ${paymentIntent.attention}`
            : null;
        if (ends(after) === null) owed.delete(after.id);
        else if (before.left && ends(before) !== ends(after)) owed.add(after.id);
        sales = prune(sales.map((each) => (each.id === after.id ? after : each)));
      };
      for (const step of steps) {
        if (step.kind === "charge") {
          for (const each of sales.filter(({ left }) => !left)) {
            if (!isOpen(each) || each.paymentIntent?.attention != null) owed.add(each.id);
          }
          count += 1;
          sales = prune([sale(count), ...sales.map(leave)]);
        } else if (step.kind === "told") {
          change(step.which, (each) => told(each, step.status, step.attention));
        } else if (step.kind === "leave") {
          const each = sales[step.which % Math.max(1, sales.length)];
          if (each !== undefined && !each.left) {
            if (!isOpen(each) || each.paymentIntent?.attention != null) owed.add(each.id);
          }
          change(step.which, leave);
        } else {
          const each = sales[step.which % Math.max(1, sales.length)];
          change(step.which, see);
          if (each !== undefined) owed.delete(each.id);
        }
        const kept = new Map(sales.map((each) => [each.id, each]));
        for (const id of owed) expect(kept.get(id)?.unseen, `${id} after ${step.kind}`).toBe(true);
        expect(sales.filter((each) => !each.left).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("prune keeps every sale that somebody still waits for, and the last finished ones of the rest", () => {
  const anySale = fc.record({
    status: fc.option(anyStatus),
    attention: fc.option(fc.constantFrom(...attentions), { freq: 5 }),
    left: fc.boolean(),
    unseen: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anySale, { maxLength: 80 }), (shapes) => {
      const sales = shapes.map(({ attention, left, status, unseen }, index) => {
        const each = sale(index);
        const known = status === null ? each : told(each, status, attention);
        return { ...known, left, unseen };
      });
      const kept = new Set(prune(sales).map(({ id }) => id));
      const must = sales.filter(
        (each) =>
          isOpen(each) || each.unseen || !each.left || each.paymentIntent?.attention != null,
      );
      for (const { id } of must) expect(kept.has(id)).toBe(true);
      const rest = sales.filter((each) => !must.includes(each)).length;
      expect(kept.size).toBe(must.length + Math.min(rest, mostFinished));
    }),
  );
});
