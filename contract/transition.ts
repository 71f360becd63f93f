/**
 * What we show of a payment intent, computed from the set of everything that was learned about it.
 * Because it is a function of a set, the order of arrival cannot matter (design.md, Statuses).
 */
import {
  attentionOf,
  type RefundEndedFact,
  type SettledFact,
  type Settling,
} from "./attention-of.ts";
import type { Currency } from "./money.ts";
import {
  isFinal,
  rankOf,
  type Attention,
  type FactSource,
  type FintocStatus,
  type PaymentIntentStatus,
  type Sender,
} from "./payment-intent.ts";

/** Fintoc told a status. All instants are ISO 8601 in UTC with milliseconds. */
export interface ToldFact {
  readonly kind: "told";
  readonly source: "creation" | "webhook" | "fetch";
  /** When the relay learned it. */
  readonly at: string;
  /** When the relay began to ask; for a webhook, when it came. */
  readonly askedAt: string;
  readonly eventId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly status: FintocStatus;
  readonly errorReason: string | null;
  readonly bankReference: string | null;
  readonly sender: Sender | null;
  readonly transactionDate: string | null;
}

/** Fintoc refused to create it, or never answered. */
export interface NotCreatedFact {
  readonly kind: "not_created";
  readonly at: string;
  readonly errorReason: string;
  readonly message: string;
}

/** The cashier cancelled it: ours alone, Fintoc knows nothing of it. */
export interface CancelledFact {
  readonly kind: "cancelled";
  readonly at: string;
  /** Who was signed in, and the till's name; older facts do not know. */
  readonly by?: string | null;
  readonly till?: string;
}

export type Fact = ToldFact | NotCreatedFact | CancelledFact | RefundEndedFact | SettledFact;

/** What was asked of Fintoc, against which every fact is held. */
export interface Asked {
  readonly amount: number;
  readonly currency: Currency;
  /** The end of the widget token's life, once there is a token. */
  readonly tokenExpiresAt: string | null;
  /** Above this amount a webhook's success must be confirmed by a fetch before it is shown. */
  readonly confirmAbove: number | null;
}

/**
 * What the relay still has to ask Fintoc: nothing, how an open intent goes on, or whether a
 * success that only a webhook told is true.
 */
export type Asking = "nothing" | "progress" | "confirmation";

export interface IntentState {
  readonly status: PaymentIntentStatus;
  readonly errorReason: string | null;
  readonly bankReference: string | null;
  readonly sender: Sender | null;
  readonly transactionDate: string | null;
  readonly cancelledAt: string | null;
  readonly attention: Attention | null;
  readonly attentionSettled: {
    readonly by: string;
    readonly at: string;
    readonly note: string;
  } | null;
  readonly finalAt: string | null;
  readonly finalSource: FactSource | null;
  /** When and from whom the present status was first learned; `null` while it is `creating`. */
  readonly statusAt: string | null;
  readonly statusSource: FactSource | null;
  readonly asking: Asking;
  /** When the first fetch that denied a webhook's success began. */
  readonly deniedAt: string | null;
}

/** A fetch that still finds `created` this long after the token's end makes an intent `expired`. */
export const expiredAfterTokenMs = 60_000;
/** Two denials of a success count as a contradiction when they began at least this far apart. */
export const contradictionGapMs = 5_000;

/** Computes an intent's state. Equal sets of facts, in any order and with repetitions, give equal states. */
export function stateOf(asked: Asked, facts: readonly Fact[]): IntentState {
  return stateAndSettling(asked, facts).state;
}

/** What a manager's note would settle now; `null`: nothing needs a person. */
export function settlingOf(asked: Asked, facts: readonly Fact[]): Settling | null {
  return stateAndSettling(asked, facts).settling;
}

function stateAndSettling(
  asked: Asked,
  facts: readonly Fact[],
): { readonly state: IntentState; readonly settling: Settling | null } {
  const told: ToldFact[] = [];
  const mismatched: ToldFact[] = [];
  const notCreated: NotCreatedFact[] = [];
  const cancelled: CancelledFact[] = [];
  const refunds: RefundEndedFact[] = [];
  const settled: SettledFact[] = [];
  for (const fact of facts) {
    switch (fact.kind) {
      case "told":
        (matches(asked, fact) ? told : mismatched).push(fact);
        break;
      case "not_created":
        notCreated.push(fact);
        break;
      case "cancelled":
        cancelled.push(fact);
        break;
      case "refund_ended":
        refunds.push(fact);
        break;
      case "settled":
        settled.push(fact);
        break;
    }
  }

  const successes = told.filter((fact) => fact.status === "succeeded");
  const confirmed = successes.some((fact) => fact.source !== "webhook");
  const successShown =
    successes.length > 0 &&
    (confirmed || asked.confirmAbove === null || asked.amount <= asked.confirmAbove);
  const shown = (fact: ToldFact): PaymentIntentStatus =>
    fact.status === "succeeded" && !successShown ? "pending" : fact.status;

  const candidates: Ranked[] = [
    ...told.map((fact) => ({ status: shown(fact), at: fact.at, source: fact.source })),
    ...notCreated.map((fact) => ({
      status: "not_created" as const,
      at: fact.at,
      source: "relay" as const,
    })),
  ];
  const tokenExpiry = expiryByUs(asked, told);
  const highest = highestOf(candidates);
  // Any word of Fintoc's beyond `created` stands above our own conclusion that nobody can pay any more.
  const expiredByUs =
    tokenExpiry !== null && (highest === null || rankOf(highest.status) <= rankOf("created"));
  const top: Ranked | null = expiredByUs ? tokenExpiry : highest;

  const status = top?.status ?? "creating";
  const final = isFinal(status);
  const firstShown =
    status === "succeeded" && asked.confirmAbove !== null && asked.amount > asked.confirmAbove
      ? earliest(successes.filter((fact) => fact.source !== "webhook"))
      : top;
  const denial = confirmed ? null : denialOf(successes, [...told, ...mismatched]);
  const errorReason =
    bestValue(told, (fact) => fact.errorReason) ?? earliest(notCreated)?.errorReason ?? null;
  const needed = attentionOf(heldOfSale(), refunds, settled);
  const settlement = needed?.settlement ?? null;

  const state: IntentState = {
    status,
    errorReason,
    bankReference: bestValue(told, (fact) => fact.bankReference),
    sender: bestValue(told, (fact) => fact.sender),
    transactionDate: bestValue(told, (fact) => fact.transactionDate),
    cancelledAt: earliest(cancelled)?.at ?? null,
    attention: needed?.attention ?? null,
    attentionSettled:
      settlement === null ? null : { by: settlement.by, at: settlement.at, note: settlement.note },
    finalAt: final ? (firstShown?.at ?? null) : null,
    finalSource: final ? (firstShown?.source ?? null) : null,
    statusAt: firstShown?.at ?? null,
    statusSource: firstShown?.source ?? null,
    asking: askingOf(),
    deniedAt: denial?.firstAt ?? null,
  };
  return { state, settling: needed?.settling ?? null };

  function heldOfSale(): readonly Attention[] {
    const held: Attention[] = [];
    if (mismatched.length > 0) held.push("amount_mismatch");
    if (status === "succeeded" && cancelled.length > 0) held.push("paid_after_cancel");
    if (status === "succeeded" && anotherEnd()) held.push("paid_after_final");
    if (denial?.contradicts === true) held.push("contradiction");
    if (status === "failed" && errorReason === "unresolved_final_status") held.push("unresolved");
    return held;
  }

  function anotherEnd(): boolean {
    if (candidates.some((each) => isFinal(each.status) && each.status !== "succeeded")) return true;
    const paid = earliest(successes);
    return (
      tokenExpiry !== null && paid !== null && tokenExpiry.at < paid.at && tokenExpiry.wasShown
    );
  }

  function askingOf(): Asking {
    if (successes.length > 0) {
      return confirmed || denial?.contradicts === true ? "nothing" : "confirmation";
    }
    // A mismatch that only a webhook told is asked about: its secret may have leaked.
    const mismatchEnded = mismatched.some(
      (fact) => fact.source !== "webhook" && isFinal(fact.status),
    );
    const ended = expiredByUs || final || mismatchEnded;
    return ended ? "nothing" : "progress";
  }
}

interface Ranked {
  readonly status: PaymentIntentStatus;
  readonly at: string;
  readonly source: FactSource;
}

function matches(asked: Asked, fact: ToldFact): boolean {
  return fact.amount === asked.amount && fact.currency === asked.currency;
}

/** The highest rank, at the earliest moment it was reached. */
function highestOf(candidates: readonly Ranked[]): Ranked | null {
  let best: Ranked | null = null;
  for (const each of candidates) {
    const difference = best === null ? 1 : rankOf(each.status) - rankOf(best.status);
    if (difference > 0 || (difference === 0 && best !== null && precedes(each, best))) best = each;
  }
  return best;
}

function expiryByUs(
  asked: Asked,
  told: readonly ToldFact[],
): (Ranked & { readonly wasShown: boolean }) | null {
  if (asked.tokenExpiresAt === null) return null;
  const nobodyCanStart = Date.parse(asked.tokenExpiresAt) + expiredAfterTokenMs;
  const first = earliest(
    told.filter(
      (fact) =>
        fact.source === "fetch" &&
        fact.status === "created" &&
        Date.parse(fact.askedAt) >= nobodyCanStart,
    ),
  );
  if (first === null) return null;
  const wasShown = !told.some(
    (fact) => fact.at < first.at && rankOf(fact.status) > rankOf("created"),
  );
  return { status: "expired", at: first.at, source: "relay", wasShown };
}

/**
 * Fetches that began after the success was committed and found something else.
 * They stand until a fetch finds the success.
 */
function denialOf(
  successes: readonly ToldFact[],
  told: readonly ToldFact[],
): { readonly firstAt: string; readonly contradicts: boolean } | null {
  const success = earliest(successes);
  if (success === null) return null;
  const denials = told
    .filter(
      (fact) =>
        fact.source === "fetch" && fact.status !== "succeeded" && fact.askedAt >= success.at,
    )
    .map((fact) => fact.askedAt)
    .toSorted();
  const firstAt = denials[0];
  const lastAt = denials.at(-1);
  if (firstAt === undefined || lastAt === undefined) return null;
  const contradicts = Date.parse(lastAt) - Date.parse(firstAt) >= contradictionGapMs;
  return { firstAt, contradicts };
}

/** A null never overwrites a value; the highest rank's value wins, then the latest word. */
function bestValue<Value>(
  told: readonly ToldFact[],
  pick: (fact: ToldFact) => Value | null,
): Value | null {
  let best: { readonly fact: ToldFact; readonly value: Value } | null = null;
  for (const fact of told) {
    const value = pick(fact);
    if (value === null) continue;
    if (best === null || outranks(fact, value, best)) best = { fact, value };
  }
  return best?.value ?? null;
}

function outranks<Value>(
  fact: ToldFact,
  value: Value,
  best: { readonly fact: ToldFact; readonly value: Value },
): boolean {
  const byRank = rankOf(fact.status) - rankOf(best.fact.status);
  if (byRank !== 0) return byRank > 0;
  if (fact.at !== best.fact.at) return fact.at > best.fact.at;
  return JSON.stringify(value) > JSON.stringify(best.value);
}

/** Instants first; equal instants are told apart by their text, so that a set has one first member. */
function precedes(a: { readonly at: string }, b: { readonly at: string }): boolean {
  return a.at === b.at ? JSON.stringify(a) < JSON.stringify(b) : a.at < b.at;
}

function earliest<Each extends { readonly at: string }>(facts: readonly Each[]): Each | null {
  return facts.reduce<Each | null>(
    (first, each) => (first === null || precedes(each, first) ? each : first),
    null,
  );
}
