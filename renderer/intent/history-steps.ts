import type * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import type { Currency } from "../../contract/money.ts";
import {
  type FactSource,
  type HistoryEntry,
  type PaymentIntentStatus,
  type paymentIntentWithHistorySchema,
} from "../../contract/payment-intent.ts";
import type { Refund, RefundStatus } from "../../contract/refund.ts";

/** A payment intent with everything that was ever learned about it. */
export type IntentWithHistory = v.InferOutput<typeof paymentIntentWithHistorySchema>;

/** What happened at a step. */
export type StepEvent =
  | { readonly kind: "charged" }
  /** `again`: the same was told before, by another source. */
  | {
      readonly kind: "told";
      readonly status: PaymentIntentStatus;
      readonly again: boolean;
      readonly errorReason: string | null;
    }
  /** Told of another amount or currency than what was charged. */
  | {
      readonly kind: "mismatch";
      readonly status: PaymentIntentStatus;
      readonly amount: number;
      readonly currency: string;
    }
  /** Fintoc still says that nobody has begun, and nobody can any more. */
  | { readonly kind: "lapsed" }
  | { readonly kind: "not_created"; readonly errorReason: string | null }
  | { readonly kind: "creation_failed"; readonly httpStatus: string | null }
  | { readonly kind: "cancelled" }
  | { readonly kind: "settled"; readonly note: string }
  | { readonly kind: "receipt_checked" }
  | { readonly kind: "refund_asked" | "refund_cancel_asked"; readonly amount: number }
  | {
      readonly kind: "refund_told";
      readonly again: boolean;
      readonly status: RefundStatus;
      readonly amount: number;
      readonly failureCode: string | null;
    };

/** Who told it or did it. */
export type StepSource =
  | { readonly kind: "person"; readonly by: string | null; readonly till: string | null }
  | { readonly kind: "webhook"; readonly eventId: string | null }
  | { readonly kind: "creation" | "fetch" | "relay" | "dashboard" };

export interface Step {
  /** Counted from the charge, which is 0. */
  readonly number: number;
  readonly at: string;
  /** Since the step before; `null` at the first. */
  readonly sinceMs: number | null;
  readonly event: StepEvent;
  readonly source: StepSource;
  /** The status that the payment intent has at its end was learned here. */
  readonly decides: boolean;
}

type Learned = Omit<Step, "number" | "sinceMs">;

/** The history step by step, beginning with the charge, oldest first; its refunds' among them. */
export function historySteps(
  intent: IntentWithHistory,
  refunds: readonly Refund[] = [],
): readonly Step[] {
  const charged: Learned = {
    at: intent.createdAt,
    event: { kind: "charged" },
    source: { kind: "person", by: intent.cashier?.name ?? null, till: intent.till.name },
    decides: false,
  };
  const learned = [...learnedOf(intent), ...refunds.flatMap(refundSteps)].toSorted((a, b) =>
    a.at < b.at ? -1 : Number(a.at > b.at),
  );
  const steps: Step[] = [];
  for (const step of [charged, ...learned]) {
    const before = steps.at(-1);
    const sinceMs = before === undefined ? null : Date.parse(step.at) - Date.parse(before.at);
    steps.push({ number: steps.length, sinceMs, ...step });
  }
  return steps;
}

function learnedOf(intent: IntentWithHistory): readonly Learned[] {
  const told = new Set<PaymentIntentStatus>();
  const learned: Learned[] = [];
  for (const entry of intent.history) {
    const event = eventOf(entry, intent, told);
    if (event.kind === "told") told.add(event.status);
    const isDecided = learned.some((step) => step.decides);
    const decides = !isDecided && decidesEnd(entry, event, intent);
    learned.push({ at: entry.at, event, source: sourceOf(entry), decides });
  }
  return learned;
}

function refundSteps({ amount, by, createdAt, history }: Refund): readonly Learned[] {
  const asked: Learned = {
    at: createdAt,
    event: { kind: "refund_asked", amount },
    source: by === null ? { kind: "dashboard" } : { kind: "person", by: by.name, till: null },
    decides: false,
  };
  const known = new Set<string>();
  const learned = history.map((entry): Learned => {
    const { at, eventId, failureCode, kind, source, status } = entry;
    if (kind === "cancel_asked") {
      const person = { kind: "person", by: entry.by?.name ?? null, till: null } as const;
      return { at, event: { kind: "refund_cancel_asked", amount }, source: person, decides: false };
    }
    const isAs = status ?? "not_created";
    const told = { kind: "refund_told", amount, status: isAs, again: known.has(isAs) } as const;
    known.add(isAs);
    const from = sourceOf({ source, eventId, by: null, till: null });
    return { at, event: { ...told, failureCode }, source: from, decides: false };
  });
  return [asked, ...learned];
}

function eventOf(
  entry: HistoryEntry,
  intent: IntentWithHistory,
  told: ReadonlySet<PaymentIntentStatus>,
): StepEvent {
  const { amount, currency, errorReason, kind, note, status } = entry;
  switch (kind) {
    case "told":
      if (status === null) throw new Error("A told step has no status");
      if (amount !== null && currency !== null && !isAsked(intent, amount, currency)) {
        return { kind: "mismatch", status, amount, currency };
      }
      return isLapse(entry, intent)
        ? { kind: "lapsed" }
        : { kind: "told", status, again: told.has(status), errorReason };
    case "not_created":
      return { kind: "not_created", errorReason };
    case "creation_failed":
      return { kind: "creation_failed", httpStatus: note === "unanswered" ? null : note };
    case "cancelled":
      return { kind: "cancelled" };
    case "settled":
      return { kind: "settled", note: note ?? "" };
    case "receipt_checked":
      return { kind: "receipt_checked" };
    default:
      return assertNever(kind);
  }
}

function isAsked(
  intent: { readonly amount: number; readonly currency: Currency },
  amount: number,
  currency: string,
): boolean {
  return amount === intent.amount && currency === intent.currency;
}

/** The fetch that found it untouched once its page was over: from it the relay knew that it had expired. */
function isLapse({ at, source, status }: HistoryEntry, intent: IntentWithHistory): boolean {
  const over = intent.payUrlExpiresAt;
  return source === "fetch" && status === "created" && over !== null && at >= over;
}

function decidesEnd(entry: HistoryEntry, event: StepEvent, intent: IntentWithHistory): boolean {
  if (intent.finalAt === null || entry.at !== intent.finalAt) return false;
  if (event.kind === "not_created") return intent.status === "not_created";
  if (event.kind === "lapsed") return intent.finalSource === "relay" && intent.status === "expired";
  return (
    event.kind === "told" && event.status === intent.status && entry.source === intent.finalSource
  );
}

function sourceOf({
  by,
  eventId,
  source,
  till,
}: Pick<HistoryEntry, "by" | "eventId" | "source" | "till">): StepSource {
  const from: FactSource = source;
  switch (from) {
    case "till":
      return { kind: "person", by, till };
    case "webhook":
      return { kind: "webhook", eventId };
    case "creation":
    case "fetch":
    case "relay":
      return { kind: from };
    default:
      return assertNever(from);
  }
}
