import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  attentions,
  fintocStatuses,
  isFinal,
  rankOf,
  type FintocStatus,
} from "./payment-intent.ts";
import { isInDoubt } from "./received.ts";
import { refundStatuses, type RefundStatus } from "./refund.ts";
import {
  settlingOf,
  stateOf,
  type Asked,
  type Fact,
  type IntentState,
  type ToldFact,
} from "./transition.ts";

const start = Date.parse("2026-11-20T15:00:00.000Z");
const second = 1_000;
const tokenLifeMs = 600 * second;
const at = (ms: number) => new Date(start + ms).toISOString();

const asked: Asked = {
  amount: 12_990,
  currency: "CLP",
  tokenExpiresAt: at(tokenLifeMs),
  confirmAbove: null,
};

function told(status: FintocStatus, ms: number, more: Partial<ToldFact> = {}): ToldFact {
  return {
    kind: "told",
    source: "webhook",
    at: at(ms),
    askedAt: at(ms),
    eventId: null,
    amount: asked.amount,
    currency: asked.currency,
    status,
    errorReason: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
    ...more,
  };
}
const fetched = (status: FintocStatus, ms: number, more: Partial<ToldFact> = {}) =>
  told(status, ms, { source: "fetch", ...more });
const cancelled = (ms: number): Fact => ({ kind: "cancelled", at: at(ms) });
const notCreated = (ms: number): Fact => ({
  kind: "not_created",
  at: at(ms),
  errorReason: "invalid_request",
  message: "",
});

const refundEnded = (refundId: string, status: RefundStatus, ms: number): Fact => ({
  kind: "refund_ended",
  at: at(ms),
  refundId,
  status,
  failureCode: null,
});
/** The set with a manager's note on what is shown of it. */
function noted(of: Asked, set: readonly Fact[], ms: number, note = "visto"): readonly Fact[] {
  const settling = settlingOf(of, set);
  if (settling === null) return set;
  return [...set, { kind: "settled", at: at(ms), ...settling, by: "Ana", note }];
}

const instant = fc.integer({ min: 0, max: 2 * tokenLifeMs });
const toldFact = fc
  .record({
    ms: instant,
    late: fc.integer({ min: 0, max: 10 * second }),
    status: fc.constantFrom(...fintocStatuses),
    source: fc.constantFrom("creation" as const, "webhook" as const, "fetch" as const),
    amount: fc.constantFrom(asked.amount, asked.amount, asked.amount, 1),
    currency: fc.constantFrom("CLP", "CLP", "CLP", "MXN"),
    errorReason: fc.constantFrom(null, "unresolved_final_status", "insufficient_funds"),
    bankReference: fc.constantFrom(null, "90123712", "55120098"),
  })
  .map(({ late, ms, status, ...more }) => told(status, ms, { askedAt: at(ms - late), ...more }));
const fact: fc.Arbitrary<Fact> = fc.oneof(
  { arbitrary: toldFact, weight: 6 },
  { arbitrary: instant.map(cancelled), weight: 1 },
  { arbitrary: instant.map(notCreated), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant("settled" as const),
      at: instant.map(at),
      attention: fc.constantFrom(...attentions),
      by: fc.constant("Ana"),
      note: fc.string(),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("settled" as const),
      at: instant.map(at),
      attention: fc.constantFrom(...attentions),
      covers: fc.subarray(attentions.filter((each) => each !== "refund_failed")),
      refunds: fc.subarray(["r1", "r2"]),
      by: fc.constant("Ana"),
      note: fc.string(),
    }),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom("r1", "r2"), fc.constantFrom(...refundStatuses), instant)
      .map((each) => refundEnded(...each)),
    weight: 1,
  },
);
const facts = fc.array(fact, { maxLength: 12 });
const question = fc.record({
  amount: fc.constant(asked.amount),
  currency: fc.constant(asked.currency),
  tokenExpiresAt: fc.constantFrom(asked.tokenExpiresAt, null),
  confirmAbove: fc.constantFrom(null, 1, asked.amount),
});

describe("laws of the transition", () => {
  it("any order and any repetition of a set of facts ends in the same state", () => {
    fc.assert(
      fc.property(
        question,
        facts.chain((set) =>
          fc.tuple(
            fc.constant(set),
            fc.shuffledSubarray([...set, ...set], { minLength: 2 * set.length }),
          ),
        ),
        (of, [set, shuffled]) => {
          expect(stateOf(of, shuffled)).toEqual(stateOf(of, set));
        },
      ),
    );
  });

  it("succeeded is never left, whatever else is learned", () => {
    fc.assert(
      fc.property(question, facts, fact, (of, set, more) => {
        fc.pre(stateOf(of, set).status === "succeeded");
        expect(stateOf(of, [...set, more]).status).toBe("succeeded");
      }),
    );
  });

  it("the rank never falls, except from our own expiry, which any word of Fintoc's replaces", () => {
    const expiredByUs = (state: IntentState) =>
      state.status === "expired" && state.finalSource === "relay";
    fc.assert(
      fc.property(question, facts, fact, (of, set, more) => {
        const before = stateOf(of, set);
        fc.pre(!expiredByUs(before));
        expect(rankOf(stateOf(of, [...set, more]).status)).toBeGreaterThanOrEqual(
          rankOf(before.status),
        );
      }),
    );
  });

  it("another amount or currency never changes the status and is never paid", () => {
    fc.assert(
      fc.property(question, facts, toldFact, (of, set, wrong) => {
        fc.pre(wrong.amount !== of.amount || wrong.currency !== of.currency);
        const before = stateOf(of, set);
        const after = stateOf(of, [...set, wrong]);
        expect(after.status).toBe(before.status);
        expect(after.attention).toBe("amount_mismatch");
      }),
    );
  });

  it("succeeded needs a success that Fintoc told of this amount", () => {
    fc.assert(
      fc.property(question, facts, (of, set) => {
        fc.pre(stateOf(of, set).status === "succeeded");
        expect(
          set.some(
            (each) =>
              each.kind === "told" &&
              each.status === "succeeded" &&
              each.amount === of.amount &&
              each.currency === of.currency,
          ),
        ).toBe(true);
      }),
    );
  });

  it("a null never overwrites a value, and what is final says when and from whom", () => {
    fc.assert(
      fc.property(question, facts, fact, (of, set, more) => {
        const before = stateOf(of, set);
        const after = stateOf(of, [...set, more]);
        if (before.bankReference !== null) expect(after.bankReference).not.toBeNull();
        if (before.errorReason !== null) expect(after.errorReason).not.toBeNull();
        expect(after.finalAt !== null).toBe(isFinal(after.status));
        expect(after.finalSource !== null).toBe(isFinal(after.status));
      }),
    );
  });

  it("neither a note nor a refund changes the status, or whether the money is in doubt", () => {
    fc.assert(
      fc.property(question, facts, fact, (of, set, more) => {
        fc.pre(more.kind === "settled" || more.kind === "refund_ended");
        const before = stateOf(of, set);
        for (const after of [stateOf(of, [...set, more]), stateOf(of, noted(of, set, 1))]) {
          expect([after.status, isInDoubt(after)]).toEqual([before.status, isInDoubt(before)]);
        }
      }),
    );
  });

  it("whatever needs a person can be settled, by a note on each that is shown", () => {
    fc.assert(
      fc.property(question, facts, (of, facts) => {
        let set: readonly Fact[] = facts;
        const shown: unknown[] = [];
        for (;;) {
          const { attention, attentionSettled } = stateOf(of, set);
          if (attention === null || attentionSettled !== null) break;
          expect(shown).not.toContain(attention);
          shown.push(attention);
          set = noted(of, set, 2 * tokenLifeMs + shown.length, `${shown.length}`);
        }
        if (shown.length === 0) return;
        expect(stateOf(of, set)).toMatchObject({
          attention: shown.at(-1),
          attentionSettled: { note: `${shown.length}` },
        });
      }),
    );
  });

  it("a refund that fails is told anew, whatever was settled before it", () => {
    fc.assert(
      fc.property(question, facts, instant, (of, facts, ms) => {
        const all = attentions.reduce<readonly Fact[]>((set) => noted(of, set, ms), facts);
        const after = stateOf(of, [...all, refundEnded("r3", "failed", ms)]);
        expect([after.attention === null, after.attentionSettled]).toEqual([false, null]);
        if (!isInDoubt(after)) expect(after.attention).toBe("refund_failed");
      }),
    );
  });

  it("statusAt is the instant at which the present status was reached, had each fact come in time", () => {
    fc.assert(
      fc.property(question, facts, (of, set) => {
        const { status, statusAt, statusSource } = stateOf(of, set);
        const upTo = (last: string) =>
          stateOf(
            of,
            set.filter((each) => each.at <= last),
          );
        const instants = [...new Set(set.map((each) => each.at))].toSorted();
        // Our own expiry ends with Fintoc's word, also where that word is the same.
        const reached = (each: IntentState) =>
          each.status === status && (each.statusSource === "relay") === (statusSource === "relay");
        const lastElse = instants.findLastIndex((each) => !reached(upTo(each)));
        expect(statusAt).toBe(status === "creating" ? null : instants[lastElse + 1]);
      }),
    );
  });

  it("statusSource is that of a fact of that instant and status; what we conclude is the relay's", () => {
    fc.assert(
      fc.property(question, facts, (of, set) => {
        const { status, statusAt, statusSource } = stateOf(of, set);
        fc.pre(status !== "creating");
        const sources = set
          .filter((each) => each.at === statusAt)
          .flatMap((each) => {
            if (each.kind === "not_created") return status === "not_created" ? ["relay"] : [];
            if (each.kind !== "told") return [];
            // A dear sale's success is pending until a fetch tells it.
            const isFirst = each.status === status;
            const waits = status === "pending" && each.status === "succeeded";
            const expires = status === "expired" && each.status === "created";
            return expires ? ["relay"] : isFirst || waits ? [each.source] : [];
          });
        expect(sources).toContain(statusSource);
      }),
    );
  });

  it("statusAt and statusSource are null while it is creating, and only then", () => {
    fc.assert(
      fc.property(question, facts, (of, set) => {
        const { status, statusAt, statusSource } = stateOf(of, set);
        expect([statusAt === null, statusSource === null]).toEqual([
          status === "creating",
          status === "creating",
        ]);
      }),
    );
  });
});

describe("status", () => {
  it("is creating while nothing is known", () => {
    expect(stateOf(asked, [])).toMatchObject({ status: "creating", asking: "progress" });
  });

  it("is expired by us when a fetch still finds it created one minute after the token's end", () => {
    const early = fetched("created", tokenLifeMs + 59 * second);
    expect(stateOf(asked, [early]).status).toBe("created");
    const late = fetched("created", tokenLifeMs + 60 * second);
    expect(stateOf(asked, [late])).toMatchObject({
      status: "expired",
      finalSource: "relay",
      finalAt: late.at,
      asking: "nothing",
    });
  });

  it("a later word of Fintoc's replaces our own expiry", () => {
    const expiry = fetched("created", tokenLifeMs + 60 * second);
    const pending = told("pending", tokenLifeMs + 70 * second);
    expect(stateOf(asked, [expiry, pending])).toMatchObject({
      status: "pending",
      finalAt: null,
      asking: "progress",
    });
  });

  it("above confirmAbove a webhook's success is shown as pending until a fetch tells it too", () => {
    const dear: Asked = { ...asked, confirmAbove: 10_000 };
    const success = told("succeeded", 30 * second);
    expect(stateOf(dear, [success])).toMatchObject({ status: "pending", asking: "confirmation" });
    const confirmation = fetched("succeeded", 31 * second);
    expect(stateOf(dear, [success, confirmation])).toMatchObject({
      status: "succeeded",
      finalAt: confirmation.at,
      finalSource: "fetch",
      asking: "nothing",
    });
    expect(stateOf({ ...asked, confirmAbove: asked.amount }, [success]).status).toBe("succeeded");
  });

  it("not_created is final, and a success that Fintoc tells nevertheless stands above it", () => {
    expect(stateOf(asked, [notCreated(1)])).toMatchObject({
      status: "not_created",
      errorReason: "invalid_request",
      finalSource: "relay",
    });
    expect(stateOf(asked, [notCreated(1), told("succeeded", 2)])).toMatchObject({
      status: "succeeded",
      attention: "paid_after_final",
    });
  });

  it("takes the higher rank's value where facts disagree", () => {
    const failed = told("failed", 9, { bankReference: "1" });
    const success = told("succeeded", 5, { bankReference: "2" });
    expect(stateOf(asked, [failed, success]).bankReference).toBe("2");
  });
});

describe("attention", () => {
  it("paid_after_cancel: the cashier had cancelled and the money came", () => {
    expect(stateOf(asked, [cancelled(5), told("succeeded", 9)])).toMatchObject({
      status: "succeeded",
      attention: "paid_after_cancel",
      cancelledAt: at(5),
    });
  });

  it("paid_after_final: another end was told or shown, and a success", () => {
    expect(stateOf(asked, [told("failed", 5), told("succeeded", 9)]).attention).toBe(
      "paid_after_final",
    );
    const expiry = fetched("created", tokenLifeMs + 60 * second);
    const success = told("succeeded", tokenLifeMs + 90 * second);
    expect(stateOf(asked, [expiry, success]).attention).toBe("paid_after_final");
  });

  it("contradiction: two fetches, 5 s or more apart, begun after the success, deny it", () => {
    const success = told("succeeded", 10 * second);
    const first = fetched("created", 11 * second);
    expect(stateOf(asked, [success, first])).toMatchObject({
      attention: null,
      asking: "confirmation",
      deniedAt: first.askedAt,
    });
    expect(stateOf(asked, [success, first, fetched("created", 15 * second)]).attention).toBeNull();
    const denied = [success, first, fetched("created", 16 * second)];
    expect(stateOf(asked, denied)).toMatchObject({
      status: "succeeded",
      attention: "contradiction",
      asking: "nothing",
    });
    expect(stateOf(asked, [...denied, fetched("succeeded", 20 * second)]).attention).toBeNull();
  });

  it("a fetch that began before the success denies nothing", () => {
    const success = told("succeeded", 10 * second);
    const before = fetched("in_progress", 11 * second, { askedAt: at(9 * second) });
    const after = fetched("pending", 30 * second);
    expect(stateOf(asked, [success, before, after]).attention).toBeNull();
  });

  it("unresolved: failed, and the money may have moved", () => {
    const unresolved = told("failed", 5, { errorReason: "unresolved_final_status" });
    expect(stateOf(asked, [unresolved]).attention).toBe("unresolved");
  });

  it("a settlement is shown with the attention that it settled, and changes nothing else", () => {
    const settled: Fact = {
      kind: "settled",
      at: at(20),
      attention: "unresolved",
      by: "Ana",
      note: "found on the statement",
    };
    const unresolved = told("failed", 5, { errorReason: "unresolved_final_status" });
    expect(stateOf(asked, [unresolved, settled])).toMatchObject({
      status: "failed",
      attention: "unresolved",
      attentionSettled: { by: "Ana", note: "found on the statement" },
    });
    const paid = stateOf(asked, [unresolved, settled, told("succeeded", 30)]);
    expect(paid).toMatchObject({ attention: "paid_after_final", attentionSettled: null });
  });

  it("refund_failed: of a paid sale, once it has failed, and not if it went on after all", () => {
    const success = told("succeeded", 5);
    const failed = refundEnded("r1", "failed", 9);
    expect(stateOf(asked, [success, failed])).toMatchObject({
      status: "succeeded",
      attention: "refund_failed",
      attentionSettled: null,
    });
    const after = [success, failed, refundEnded("r1", "succeeded", 8)];
    expect(stateOf(asked, after).attention).toBeNull();
    const unknown = [success, refundEnded("r1", "not_created", 9)];
    expect(stateOf(asked, unknown).attention).toBe("refund_failed");
    const found = [...unknown, refundEnded("r1", "created", 10)];
    expect(stateOf(asked, found).attention).toBeNull();
  });

  it("refund_failed stands last, is shown once what stands before it is settled, and each failure anew", () => {
    const sale = [cancelled(1), told("succeeded", 5), refundEnded("r1", "failed", 9)];
    expect(stateOf(asked, sale).attention).toBe("paid_after_cancel");
    const first = noted(asked, sale, 20, "entregado");
    expect(stateOf(asked, first)).toMatchObject({
      attention: "refund_failed",
      attentionSettled: null,
    });
    const second = noted(asked, first, 30, "pagado en efectivo");
    const isSettled = {
      attention: "refund_failed",
      attentionSettled: { note: "pagado en efectivo" },
    };
    expect(stateOf(asked, second)).toMatchObject(isSettled);
    const again = [...second, refundEnded("r2", "failed", 25)];
    expect(stateOf(asked, again)).toMatchObject({
      attention: "refund_failed",
      attentionSettled: null,
    });
    expect(stateOf(asked, noted(asked, again, 40)).attentionSettled).toMatchObject({
      note: "visto",
    });
  });

  it("a doubt stays what is shown, and its settlement ends when a refund fails beside it", () => {
    const mismatch = [fetched("succeeded", 5, { amount: 1 }), told("succeeded", 6)];
    const settled = noted(asked, mismatch, 10);
    expect(stateOf(asked, settled).attentionSettled).not.toBeNull();
    const failed = [...settled, refundEnded("r1", "failed", 20)];
    const open = { attention: "amount_mismatch", attentionSettled: null };
    expect(stateOf(asked, failed)).toMatchObject(open);
    expect(stateOf(asked, noted(asked, failed, 30)).attentionSettled).not.toBeNull();
  });

  it("what comes to hold of a sale after its settlement is told anew, also where it stands later", () => {
    const late = noted(asked, [cancelled(1), told("succeeded", 10 * second)], 11 * second);
    expect(stateOf(asked, late).attentionSettled).not.toBeNull();
    const another = [...late, told("failed", 20 * second)];
    const shown = { attention: "paid_after_final", attentionSettled: null };
    expect(stateOf(asked, another)).toMatchObject(shown);
    const denied = [...late, fetched("created", 12 * second), fetched("created", 20 * second)];
    // What is received does not turn on a note: the first stays, and waits again.
    const waits = { attention: "paid_after_cancel", attentionSettled: null };
    expect(stateOf(asked, denied)).toMatchObject(waits);
  });

  it("an older note, which does not say what it covers, settles all that stood after it", () => {
    const set = [cancelled(1), told("failed", 5), told("succeeded", 9)];
    const old: Fact = {
      kind: "settled",
      at: at(20),
      attention: "paid_after_cancel",
      by: "Ana",
      note: "entregado",
    };
    expect(stateOf(asked, [...set, old])).toMatchObject({
      attention: "paid_after_cancel",
      attentionSettled: { note: "entregado" },
    });
  });

  it("a mismatch that Fintoc itself tells as final is no longer asked about", () => {
    const other = { amount: 1 };
    expect(stateOf(asked, [fetched("succeeded", 5, other)]).asking).toBe("nothing");
    expect(stateOf(asked, [told("succeeded", 5, other)]).asking).toBe("progress");
  });
});
