import type { SessionRegistry } from "../checkout-sessions/session-registry.ts";
import type { SimulatedSession } from "../checkout-sessions/session.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import type { SimulatedRefund } from "../refunds/refund.ts";
import { amountText, chosenBank, paymentOf } from "./payment-view.ts";

/** One line of the bank's own page. */
export interface OverviewRow {
  readonly id: string;
  readonly status: string;
  readonly errorReason: string | null;
  readonly amountText: string;
  readonly currency: string;
  readonly bank: string | null;
  readonly createdAt: number;
  /** Where a customer could pay it now. */
  readonly payAddress: string | null;
}

const mostRows = 200;

/** Payment intents and the checkout sessions that nobody has started, newest first. */
export function overviewRows(
  intents: readonly SimulatedIntent[],
  sessions: Pick<SessionRegistry, "all" | "findByIntent">,
  now: number,
): readonly OverviewRow[] {
  return [
    ...intents.map((intent) => intentRow(intent, sessions.findByIntent(intent.id), now)),
    ...sessions
      .all()
      .filter((session) => session.intentId === null)
      .map(sessionRow),
  ]
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .slice(-mostRows)
    .toReversed();
}

function intentRow(
  intent: SimulatedIntent,
  session: SimulatedSession | undefined,
  now: number,
): OverviewRow {
  const open =
    now < intent.widgetTokenExpiresAt &&
    (intent.status === "created" || intent.status === "in_progress");
  const address =
    session === undefined
      ? `/widget/frame?token=${encodeURIComponent(intent.widgetToken)}`
      : session.redirectUrl;
  return {
    id: intent.id,
    status: intent.status,
    errorReason: intent.errorReason,
    amountText: amountText(intent),
    currency: intent.currency,
    bank: chosenBank(intent)?.name ?? null,
    createdAt: intent.createdAt,
    payAddress: open ? address : null,
  };
}

function sessionRow(session: SimulatedSession): OverviewRow {
  return {
    id: session.id,
    status: paymentOf(session, undefined).status,
    errorReason: null,
    amountText: amountText(session),
    currency: session.currency,
    bank: null,
    createdAt: session.createdAt,
    payAddress: session.status === "created" ? session.redirectUrl : null,
  };
}

/** One refund on the bank's own page. */
export interface RefundOverviewRow {
  readonly id: string;
  readonly status: string;
  readonly failureCode: string | null;
  readonly amountText: string;
  readonly resourceId: string;
  readonly createdAt: number;
  readonly executesAt: number;
}

/** Newest first. */
export function refundRows(refunds: readonly SimulatedRefund[]): readonly RefundOverviewRow[] {
  return refunds
    .slice(-mostRows)
    .toReversed()
    .map((refund) => {
      const { createdAt, executesAt, failureCode, id, resourceId, status } = refund;
      const text = amountText(refund);
      return { id, status, failureCode, amountText: text, resourceId, createdAt, executesAt };
    });
}
