import { attentions, type Attention } from "./payment-intent.ts";
import { isInDoubt } from "./received.ts";
import { refundStatuses, type RefundStatus } from "./refund.ts";

/** How a refund of the intent stands, told once it needs a person, and again if it goes on after all. */
export interface RefundEndedFact {
  readonly kind: "refund_ended";
  readonly at: string;
  readonly refundId: string;
  readonly status: RefundStatus;
  readonly failureCode: string | null;
}

/** A manager dealt with what needed a person. */
export interface SettledFact {
  readonly kind: "settled";
  readonly at: string;
  /** What was shown when the note was written. */
  readonly attention: Attention;
  /** All that held of the sale then; an older note knows only what was shown. */
  readonly covers?: readonly Attention[];
  /** The failed refunds that the note is about. */
  readonly refunds?: readonly string[];
  readonly by: string;
  readonly note: string;
}

/** What one note would settle now: a later failure, or something else that comes to hold, is told anew. */
export interface Settling {
  readonly attention: Attention;
  readonly covers: readonly Attention[];
  readonly refunds: readonly string[];
}

export interface Needed {
  readonly attention: Attention;
  /** The last note about it, once nothing of the intent waits for a person. */
  readonly settlement: SettledFact | null;
  readonly settling: Settling;
}

/**
 * What needs a person, of all that holds: the first that nobody has settled, so that what comes after
 * a settlement is told anew. Whether the money is in doubt is seen by what is shown, and no note may
 * change that: a doubt that stands first stays, a lesser one never takes its place, and what comes to
 * hold beside them takes their settlement away until somebody has looked again.
 * @param ofSale what holds of the sale itself
 */
export function attentionOf(
  ofSale: readonly Attention[],
  refunds: readonly RefundEndedFact[],
  settled: readonly SettledFact[],
): Needed | null {
  const failed = failedRefunds(refunds);
  const held = attentions.filter((each) =>
    each === "refund_failed" ? failed.length > 0 : ofSale.includes(each),
  );
  const [first] = held;
  if (first === undefined) return null;
  const noted = new Set(settled.flatMap((fact) => fact.refunds ?? []));
  const isOpen = (each: Attention) =>
    each === "refund_failed"
      ? failed.some((id) => !noted.has(id))
      : !settled.some((fact) => coveredBy(fact).includes(each));
  const isAbout = (fact: SettledFact, each: Attention) =>
    each === "refund_failed"
      ? failed.some((id) => fact.refunds?.includes(id))
      : coveredBy(fact).includes(each);

  const showable = isInDoubt({ attention: first })
    ? [first]
    : held.filter((attention) => !isInDoubt({ attention }));
  const isSettled = !held.some(isOpen);
  const last = latest(
    settled.filter((fact) => showable.includes(fact.attention) && isAbout(fact, fact.attention)),
  );
  const attention = showable.find(isOpen) ?? (isSettled ? last?.attention : first) ?? first;
  const namesRefunds = attention === "refund_failed" || isInDoubt({ attention });
  return {
    attention,
    settlement: isSettled ? latest(settled.filter((fact) => isAbout(fact, attention))) : null,
    settling: {
      attention,
      covers: held.filter((each) => each !== "refund_failed"),
      refunds: namesRefunds ? failed : [],
    },
  };
}

/** Of each refund the highest rank counts, whatever was told first. */
function failedRefunds(facts: readonly RefundEndedFact[]): readonly string[] {
  const ranks = new Map<string, number>();
  for (const { refundId, status } of facts) {
    const rank = refundStatuses.indexOf(status);
    ranks.set(refundId, Math.max(rank, ranks.get(refundId) ?? 0));
  }
  return [...ranks]
    .filter(([, rank]) => isFailed(refundStatuses[rank]))
    .map(([id]) => id)
    .toSorted();
}

function isFailed(status: RefundStatus | undefined): boolean {
  return status === "failed" || status === "not_created";
}

/** Before notes said what they cover, nothing of lesser urgency was told after them. */
function coveredBy({ attention, covers }: SettledFact): readonly Attention[] {
  return covers ?? attentions.slice(attentions.indexOf(attention));
}

function latest(facts: readonly SettledFact[]): SettledFact | null {
  const order = (fact: SettledFact) => `${fact.at} ${JSON.stringify(fact)}`;
  return facts.reduce<SettledFact | null>(
    (last, each) => (last === null || order(last) < order(each) ? each : last),
    null,
  );
}
