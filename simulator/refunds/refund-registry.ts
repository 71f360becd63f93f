import { businessDay } from "../../contract/business-day.ts";
import { refundExpectation } from "../../contract/refund-expectation.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Clock } from "../clock.ts";
import type { ActFailure, Registry } from "../payment-intents/registry.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import { randomText, type Random } from "../random.ts";
import type { RefundCreation } from "./parse-refund.ts";
import type { RefundFailureCode, SimulatedRefund, SimulatedRefundStatus } from "./refund.ts";

/** What can happen to a refund after its creation. */
export const refundActions = ["start", "succeed", "fail", "cancel"] as const;
export type RefundAction = (typeof refundActions)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Fintoc pays out an hour before the one that it promises. */
const executionHour = 18;
/** From Fintoc's beginning to the bank's answer. */
const payingOutMs = 60_000;
/** Five business days are at most a week, holidays aside. */
const retriedForMs = 7 * dayMs;

const possibleFrom: Readonly<Record<RefundAction, readonly SimulatedRefundStatus[]>> = {
  start: ["created"],
  succeed: ["created", "in_progress"],
  fail: ["created", "in_progress"],
  cancel: ["created"],
};
const holding: ReadonlySet<SimulatedRefundStatus> = new Set([
  "created",
  "in_progress",
  "succeeded",
]);

/** The refunds of the simulated account, in memory, and the balance that they are drawn from. */
export interface RefundRegistry {
  readonly create: (creation: RefundCreation, idempotencyKey: string | null) => SimulatedRefund;
  readonly find: (id: string) => SimulatedRefund | undefined;
  /** Oldest first. */
  readonly all: () => readonly SimulatedRefund[];
  readonly leftOf: (intent: SimulatedIntent) => number;
  readonly act: (
    id: string,
    action: RefundAction,
    failureCode?: RefundFailureCode,
  ) => Result<SimulatedRefund, ActFailure>;
}

export function createRefundRegistry(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly intents: Registry;
  /** Whether the clock leaves refunds alone. */
  readonly isHeld: () => boolean;
  /** Whether the merchant has taken the money out of Fintoc's balance. */
  readonly hasNoFunds: () => boolean;
  /** Oldest first. */
  readonly remembered?: readonly SimulatedRefund[];
  readonly created?: () => void;
  /** Called after each change of a status. */
  readonly changed: (refund: SimulatedRefund) => void;
}): RefundRegistry {
  const { clock, intents, random } = options;
  const refunds = new Map<string, SimulatedRefund>();
  const all = () => [...refunds.values()];

  const sumOf = (some: readonly { readonly amount: number }[]) =>
    some.reduce((sum, each) => sum + each.amount, 0);

  function leftOf(intent: SimulatedIntent): number {
    const own = all().filter((each) => each.resourceId === intent.id && holding.has(each.status));
    return intent.amount - sumOf(own);
  }

  /** What customers paid through Fintoc in this currency, less what was paid back. */
  function balance({ currency }: SimulatedRefund): number {
    if (options.hasNoFunds()) return 0;
    const collected = intents
      .all()
      .filter((each) => each.status === "succeeded" && each.recipientAccount === null);
    const paidBack = all().filter((each) => each.status === "succeeded");
    const ofCurrency = (each: { readonly currency: string }) => each.currency === currency;
    return sumOf(collected.filter(ofCurrency)) - sumOf(paidBack.filter(ofCurrency));
  }

  function create({ amount, intent, metadata }: RefundCreation, idempotencyKey: string | null) {
    const createdAt = clock.now();
    const refund: SimulatedRefund = {
      id: `ref_${randomText(random, 16)}`,
      amount,
      currency: intent.currency,
      status: "created",
      failureCode: null,
      resourceId: intent.id,
      recipientAccount: intent.senderAccount,
      metadata,
      idempotencyKey,
      executesAt: executionOf(createdAt, intent.currency),
      createdAt,
      updatedAt: createdAt,
    };
    refunds.set(refund.id, refund);
    executeAt(refund.id, refund.executesAt);
    options.created?.();
    return refund;
  }

  function executeAt(id: string, at: number): void {
    clock.schedule(at, () => {
      const refund = refunds.get(id);
      if (refund === undefined || options.isHeld() || !isOpen(refund)) return;
      if (refund.status === "created") act(id, "start");
      if (refund.amount <= balance(refund)) {
        clock.schedule(at + payingOutMs, () => {
          // Refused, and rightly so, when somebody has decided otherwise in the meantime.
          if (!options.isHeld()) act(id, "succeed");
        });
      } else if (clock.now() - refund.createdAt < retriedForMs) {
        executeAt(id, executionOf(at + dayMs, refund.currency));
      } else {
        act(id, "fail", "insufficient_funds");
      }
    });
  }

  function act(
    id: string,
    action: RefundAction,
    failureCode: RefundFailureCode = "insufficient_funds",
  ): Result<SimulatedRefund, ActFailure> {
    const refund = refunds.get(id);
    if (refund === undefined) return fail({ code: "unknown", message: `No refund ${id}.` });
    if (!possibleFrom[action].includes(refund.status)) {
      const from = possibleFrom[action].join(" or ");
      const message = `${id} is ${refund.status}: "${action}" needs ${from}.`;
      return fail({ code: "impossible_now", message });
    }
    if (action === "succeed" && refund.amount > balance(refund)) {
      const message = `The balance does not suffice for ${id}.`;
      return fail({ code: "impossible_now", message });
    }
    // What is paid out, or fails to be, was under way before.
    if (refund.status === "created" && action !== "cancel") move(refund, "in_progress", null);
    if (action === "start") return ok(refunds.get(id) ?? refund);
    const ends = { succeed: "succeeded", fail: "failed", cancel: "canceled" } as const;
    return ok(move(refund, ends[action], action === "fail" ? failureCode : null));
  }

  function move(
    refund: SimulatedRefund,
    status: SimulatedRefundStatus,
    failureCode: RefundFailureCode | null,
  ): SimulatedRefund {
    const moved = { ...refund, status, failureCode, updatedAt: clock.now() };
    refunds.set(refund.id, moved);
    options.changed(moved);
    return moved;
  }

  for (const refund of options.remembered ?? []) {
    refunds.set(refund.id, refund);
    if (isOpen(refund)) executeAt(refund.id, Math.max(refund.executesAt, clock.now()));
  }

  return { create, find: (id) => refunds.get(id), all, leftOf, act };
}

function isOpen({ status }: SimulatedRefund): boolean {
  return status === "created" || status === "in_progress";
}

/** When Fintoc pays out what it takes at an instant. */
function executionOf(createdAt: number, currency: SimulatedRefund["currency"]): number {
  const expectation = refundExpectation(createdAt, currency);
  switch (expectation.kind) {
    case "today_by":
      return Math.max(createdAt, Date.parse(expectation.at) - hourMs);
    case "next_business_day":
      return businessDay(expectation.date, "America/Santiago", executionHour).from;
    case "business_days":
      return createdAt + dayMs;
  }
}
