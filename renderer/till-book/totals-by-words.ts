import type { PaymentIntentStatus } from "../../contract/payment-intent.ts";
import type { TillReport } from "../../contract/till-report.ts";
import type { Messages } from "../i18n/messages.ts";

type Words = Messages["sales"]["words"];

const wordOf: Readonly<Record<PaymentIntentStatus, keyof Words>> = {
  creating: "creating",
  created: "waiting",
  in_progress: "atBank",
  requires_action: "atBank",
  pending: "confirming",
  not_created: "notCreated",
  expired: "expired",
  rejected: "rejected",
  failed: "failed",
  succeeded: "paid",
};

/** The totals by status, those together that read the same; what was paid first. */
export function totalsByWords(
  byStatus: TillReport["byStatus"],
  words: Words,
): readonly { readonly term: string; readonly count: number; readonly sum: number }[] {
  const totals = new Map<string, { count: number; sum: number }>();
  for (const { count, status, sum } of byStatus.toReversed()) {
    const term = words[wordOf[status]];
    const known = totals.get(term) ?? { count: 0, sum: 0 };
    totals.set(term, { count: known.count + count, sum: known.sum + sum });
  }
  return [...totals].map(([term, { count, sum }]) => ({ term, count, sum }));
}
