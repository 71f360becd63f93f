import type { Sale } from "../../contract/bridge.ts";
import { hasLapsed, type Ask } from "../../contract/door.ts";
import type { Home } from "../../contract/home.ts";
import {
  isFinal,
  type Attention,
  type Mode,
  type PaymentIntent,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";

/** How a sale ended; `needs_person`: a manager has to look at it before anybody calls it paid. */
export type SaleEnd = "paid" | "not_paid" | "cancelled" | "refused" | "needs_person";

/** A sale as the program that asked for it sees it: never the payer, never a key, never a pay page. */
export interface DoorSale {
  readonly id: string;
  /** `null` while it goes on. */
  readonly end: SaleEnd | null;
  /** The payment intent's; before there is one: `asked` (waits for the cashier), `charging`. */
  readonly status: PaymentIntentStatus | "asked" | "charging" | "declined" | "lapsed" | "refused";
  readonly amount: number;
  readonly currency: string;
  readonly tip: number | null;
  readonly reference: string | null;
  readonly attention: Attention | null;
  /** Why there is no payment. */
  readonly reason: string | null;
  readonly receiptUrl: string | null;
  readonly cancelledAt: string | null;
  readonly mode: Mode | null;
  readonly home: Home;
  readonly createdAt: string;
}

/** What was asked for and is not charged. */
export function askedSale(ask: Ask, now: number): DoorSale {
  const lapsed = hasLapsed(ask, now);
  const { status, end, reason } = lapsed
    ? ({ status: "lapsed", end: "refused", reason: "sale_lapsed" } as const)
    : askedEnd(ask.state);
  return {
    ...factsOf(ask),
    id: ask.id,
    end,
    status,
    attention: null,
    reason,
    receiptUrl: null,
    cancelledAt: null,
    mode: null,
    home: ask.home,
    createdAt: ask.askedAt,
  };
}

function askedEnd(state: Ask["state"]): Pick<DoorSale, "status" | "end" | "reason"> {
  switch (state) {
    case "waiting":
      return { status: "asked", end: null, reason: null };
    case "charged":
      return { status: "charging", end: null, reason: null };
    case "declined":
      return { status: "declined", end: "refused", reason: "sale_declined" };
    case "withdrawn":
      return { status: "asked", end: "cancelled", reason: null };
  }
}

/** A sale that stands at the till. */
export function chargedSale(sale: Sale, home: Home): DoorSale {
  const { paymentIntent, refused } = sale;
  if (paymentIntent !== null) return intentSale(paymentIntent, home);
  const neverSent = sale.cancelling && refused?.code === "never_sent";
  return {
    ...factsOf(sale),
    id: sale.id,
    end: refused === null ? null : neverSent ? "cancelled" : "refused",
    status: refused === null ? "charging" : "refused",
    attention: null,
    reason: refused?.code ?? null,
    receiptUrl: null,
    cancelledAt: null,
    mode: null,
    home,
    createdAt: sale.startedAt,
  };
}

/** A sale as the relay tells it. */
export function intentSale(paymentIntent: PaymentIntent, home: Home): DoorSale {
  const { cancelledAt, createdAt, errorReason, id, mode, receiptUrl, status } = paymentIntent;
  // A refund that fails is the manager's, days later: the sale was paid (0052).
  const attention = paymentIntent.attention === "refund_failed" ? null : paymentIntent.attention;
  return {
    ...factsOf(paymentIntent),
    id,
    end: endOf(paymentIntent, attention),
    status,
    attention,
    reason: errorReason,
    receiptUrl,
    cancelledAt,
    mode,
    home,
    createdAt,
  };
}

function endOf(paymentIntent: PaymentIntent, attention: Attention | null): SaleEnd | null {
  const { attentionSettled, cancelledAt, status } = paymentIntent;
  if (attention !== null && attentionSettled === null) return "needs_person";
  // While the bank contradicts itself, nobody is told «paid», whatever a manager has noted.
  if (status === "succeeded") return attention === "contradiction" ? "needs_person" : "paid";
  const untouched = status === "creating" || status === "created";
  if (cancelledAt !== null && (untouched || isFinal(status))) return "cancelled";
  if (!isFinal(status)) return null;
  return status === "not_created" ? "refused" : "not_paid";
}

type Facts = Pick<DoorSale, "amount" | "currency" | "tip" | "reference">;

function factsOf({ amount, currency, reference, tip }: Facts): Facts {
  return { amount, currency, tip, reference };
}
