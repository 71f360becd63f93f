import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { PaymentIntent } from "../../contract/payment-intent.ts";
import {
  emptyBoard,
  freshOf,
  isUnsettled,
  learn,
  reveal,
  settledOf,
  shownOf,
  waitingCount,
} from "./attention-board.ts";

const instant = (minute: number) => new Date(Date.UTC(2026, 10, 20, 14, minute)).toISOString();

function intent(id: number, version: number, state: "none" | "open" | "settled"): PaymentIntent {
  const named = { id: "x", name: "X" };
  const settled = { by: "Luz", at: instant(version), note: "visto" };
  return {
    id: String(id),
    fintocId: null,
    amount: 8_200,
    currency: "CLP",
    status: "succeeded",
    errorReason: null,
    reference: null,
    customerEmail: null,
    payUrl: null,
    payUrlExpiresAt: null,
    receiptUrl: null,
    cancelledAt: null,
    attention: state === "none" ? null : "paid_after_cancel",
    attentionSettled: state === "settled" ? settled : null,
    bankReference: null,
    sender: null,
    transactionDate: null,
    till: named,
    store: named,
    cashier: null,
    mode: "test",
    createdAt: instant(id),
    updatedAt: instant(version),
    finalAt: null,
    finalSource: null,
    tip: null,
    statusAt: null,
    statusSource: null,
    refunded: { amount: 0, underway: 0 },
  };
}

const ids = (intents: readonly PaymentIntent[]) => intents.map(({ id }) => id);
const within = (from: string, to: string) => (each: PaymentIntent) =>
  each.createdAt >= from && each.createdAt < to;
const day = within(instant(0), instant(59));

describe("what needs a person", () => {
  it("lies still while more comes and some of it is settled, until it is asked for", () => {
    const first = reveal(learn(emptyBoard, [intent(1, 1, "open"), intent(3, 3, "open")]));
    expect(ids(shownOf(first))).toEqual(["3", "1"]);
    const later = learn(first, [intent(2, 5, "open"), intent(3, 6, "settled")]);
    expect(ids(shownOf(later))).toEqual(["3", "1"]);
    expect(shownOf(later)[0]?.attentionSettled?.note).toBe("visto");
    expect(ids(freshOf(later))).toEqual(["2"]);
    expect(settledOf(later, day)).toEqual([]);
    expect(waitingCount(later)).toBe(2);
    const revealed = reveal(later);
    expect(ids(shownOf(revealed))).toEqual(["2", "1"]);
    expect(ids(settledOf(revealed, day))).toEqual(["3"]);
    expect(settledOf(revealed, within(instant(4), instant(59)))).toEqual([]);
  });

  it("is the same in whatever order it is told, and no older word undoes a newer one", () => {
    const told = fc.array(
      fc.record({
        id: fc.nat(5),
        version: fc.nat(50),
        state: fc.constantFrom("none", "open", "settled"),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(told, fc.nat(), (words, seed) => {
        const byVersion = new Map(words.map((word) => [`${word.id} ${word.version}`, word]));
        const unique = [...byVersion.values()].map((word) =>
          intent(word.id, word.version, word.state),
        );
        const turned = unique.toSorted(
          (a, b) => ((Number(a.id) * 7 + seed) % 11) - ((Number(b.id) * 7 + seed) % 11),
        );
        const waiting = (intents: readonly PaymentIntent[]) =>
          ids(shownOf(reveal(learn(emptyBoard, intents))));
        expect(waiting(turned)).toEqual(waiting(unique));
        const latest = new Map<string, PaymentIntent>();
        for (const each of unique.toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))) {
          latest.set(each.id, each);
        }
        expect(waiting(unique).toSorted()).toEqual(
          ids([...latest.values()].filter(isUnsettled)).toSorted(),
        );
      }),
    );
  });
});
