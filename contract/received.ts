import type { Attention, PaymentIntentStatus } from "./payment-intent.ts";

/** A success that Fintoc also told with another amount, or denied: a person must say what came. */
export const doubts = ["amount_mismatch", "contradiction"] as const satisfies readonly Attention[];

/** What of a payment intent says whether its amount was received; texts, as a database has them. */
interface Received {
  readonly status: string;
  readonly attention: string | null;
}

const known: ReadonlySet<string | null> = new Set(doubts);
const paid: PaymentIntentStatus = "succeeded";

/** Whether a person must first say what was paid, so that it counts nowhere until then. */
export function isInDoubt({ attention }: Pick<Received, "attention">): boolean {
  return known.has(attention);
}

/** Whether an amount is money received: the one law for totals, closings, exports and refunds. */
export function isReceived(intent: Received): boolean {
  return intent.status === paid && !isInDoubt(intent);
}
