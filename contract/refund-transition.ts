/**
 * What we show of a refund, computed from the set of everything that was learned about it, in the
 * spirit of `transition.ts`. An end is believed only when Fintoc told it to our own secret key: a
 * webhook's is a reason to ask at once. Otherwise a leaked webhook secret could free an amount to be
 * refunded a second time.
 */
import type { FactSource } from "./payment-intent.ts";
import { isRefundFinal, refundStatuses, type RefundStatus } from "./refund.ts";

/** What Fintoc says of a refund, in our words. */
export type ToldRefundStatus = Exclude<RefundStatus, "creating" | "not_created">;

/** Fintoc told a status. Instants are ISO 8601 in UTC with milliseconds. */
export interface RefundToldFact {
  readonly kind: "told";
  readonly source: "creation" | "webhook" | "fetch";
  /** When the relay learned it. */
  readonly at: string;
  readonly eventId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly status: ToldRefundStatus;
  readonly failureCode: string | null;
  /** When Fintoc says that it was created. */
  readonly createdAt: string | null;
}

/** Fintoc refused it, or has no such refund. */
export interface RefundNotCreatedFact {
  readonly kind: "not_created";
  readonly at: string;
  readonly failureCode: string;
}

/** A manager asked Fintoc to cancel it; only Fintoc says whether it was. */
export interface RefundCancelAskedFact {
  readonly kind: "cancel_asked";
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
}

export type RefundFact = RefundToldFact | RefundNotCreatedFact | RefundCancelAskedFact;

export interface RefundState {
  readonly status: RefundStatus;
  readonly failureCode: string | null;
  /** When Fintoc took it: what the day of its execution goes by. */
  readonly acceptedAt: string | null;
  readonly finalAt: string | null;
  /** When and from whom the present status was first learned; `null` while it is `creating`. */
  readonly statusAt: string | null;
  readonly statusSource: FactSource | null;
  /** A webhook told an end that Fintoc has not been asked about. */
  readonly unconfirmed: boolean;
}

interface Ranked {
  readonly status: RefundStatus;
  readonly at: string;
  readonly source: FactSource;
}

/** Computes a refund's state. Equal sets of facts, in any order and with repetitions, give equal states. */
export function refundStateOf(
  asked: { readonly amount: number; readonly currency: string },
  facts: readonly RefundFact[],
): RefundState {
  const told: RefundToldFact[] = [];
  const notCreated: RefundNotCreatedFact[] = [];
  let mismatched = false;
  for (const fact of facts) {
    if (fact.kind === "not_created") notCreated.push(fact);
    if (fact.kind !== "told") continue;
    if (fact.amount === asked.amount && fact.currency === asked.currency) told.push(fact);
    else mismatched = true;
  }
  const top = highestOf([
    ...told.map((fact) => ({ status: shown(fact), at: fact.at, source: fact.source })),
    ...notCreated.map(({ at }) => ({
      status: "not_created" as const,
      at,
      source: "relay" as const,
    })),
  ]);
  const status = top?.status ?? "creating";
  const final = isRefundFinal(status);
  return {
    status,
    failureCode: failureCodeOf(),
    acceptedAt: earliest(told.map((fact) => fact.createdAt ?? fact.at)),
    finalAt: final ? (top?.at ?? null) : null,
    statusAt: top?.at ?? null,
    statusSource: top?.source ?? null,
    unconfirmed: !final && told.some((fact) => isRefundFinal(fact.status)),
  };

  /** Of the status that is shown; of equal ones the first in the alphabet, so that no order matters. */
  function failureCodeOf(): string | null {
    if (status === "creating") return mismatched ? "amount_mismatch" : null;
    const codes =
      status === "not_created"
        ? notCreated.map((fact) => fact.failureCode)
        : told.filter((fact) => shown(fact) === status).flatMap((fact) => fact.failureCode ?? []);
    return codes.toSorted()[0] ?? null;
  }
}

/** Until our own question has confirmed it, an end that a webhook told is only a step on the way. */
function shown(fact: RefundToldFact): RefundStatus {
  return fact.source === "webhook" && isRefundFinal(fact.status) ? "in_progress" : fact.status;
}

function highestOf(candidates: readonly Ranked[]): Ranked | null {
  let best: Ranked | null = null;
  for (const each of candidates) {
    if (best === null || precedes(each, best)) best = each;
  }
  return best;
}

/** Higher ranks first, then the earlier moment, then the source's name. */
function precedes(a: Ranked, b: Ranked): boolean {
  const difference = refundStatuses.indexOf(a.status) - refundStatuses.indexOf(b.status);
  if (difference !== 0) return difference > 0;
  return a.at === b.at ? a.source < b.source : a.at < b.at;
}

function earliest(instants: readonly string[]): string | null {
  return instants.toSorted()[0] ?? null;
}
