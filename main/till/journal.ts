import * as v from "valibot";

import { saleSchema, type Sale } from "../../contract/bridge.ts";
import { instantSchema, isFinal, type PaymentIntent } from "../../contract/payment-intent.ts";
import { uuidSchema } from "../../contract/uuid.ts";

/** A sale as it is kept on disk: with the keypad entry that it came from, so that one entry charges once. */
const journalSaleSchema = v.object({
  ...saleSchema.entries,
  entryId: v.nullable(uuidSchema),
  /** Who charged it: without that person's session it is not sent. */
  cashierId: v.optional(v.nullable(v.string()), null),
});
export type JournalSale = v.InferOutput<typeof journalSaleSchema>;

export const journalSchema = v.object({
  /** The feed position up to which these sales are true. */
  lastEventId: v.nullable(v.string()),
  /** Newest first. */
  sales: v.array(journalSaleSchema),
  /** Whose sales these are. It stands here, so that damaged settings cost no sale. */
  tillId: v.optional(v.nullable(v.string()), null),
  relayUrl: v.optional(v.nullable(v.string()), null),
  /** Since when the relay cannot be reached, by the relay's clock; a restart does not begin anew. */
  offlineSince: v.optional(v.nullable(instantSchema), null),
  /** Sales may be missing here: everything unfinished has to be asked for. */
  incomplete: v.optional(v.boolean(), false),
});
export type Journal = v.InferOutput<typeof journalSchema>;

export const emptyJournal: Journal = {
  lastEventId: null,
  sales: [],
  tillId: null,
  relayUrl: null,
  offlineSince: null,
  incomplete: true,
};

/** A sale that never reached the relay is not charged any more when it is found this much later. */
const staleAfterMs = 10 * 60_000;

/** How many finished sales are shown and kept at the till. */
export const mostFinished = 20;

/** Whether something about the sale may still change or needs somebody. */
export function isOpen(sale: Sale): boolean {
  const { paymentIntent, refused } = sale;
  if (refused !== null) return false;
  return paymentIntent === null || !isFinal(paymentIntent.status);
}

/** Its customer has long gone: it is not charged any more, only asked about. */
export function isStale({ startedAt }: Sale, now: number): boolean {
  return now - Date.parse(startedAt) > staleAfterMs;
}

function needsSomebody({ paymentIntent }: Sale): boolean {
  return (
    paymentIntent !== null &&
    paymentIntent.attention !== null &&
    paymentIntent.attentionSettled === null
  );
}

/**
 * Takes over a change, and whether it is news: what has ended, or has come to need somebody, while
 * the cashier was elsewhere stays in the tray until it was seen. An end without money of a sale that
 * the cashier cancelled is none: it was asked for.
 */
export function turn(before: JournalSale, after: JournalSale): JournalSale {
  if (!after.left) return after;
  const waits = isOpen(after) && !needsSomebody(after);
  if (waits) return { ...after, unseen: false };
  const asked =
    (after.cancelling || after.paymentIntent?.cancelledAt != null) && !needsSomebody(after);
  const news = !asked && endOf(before) !== endOf(after);
  return { ...after, unseen: after.unseen || news };
}

/** What a cashier would be told of it; the same end is told once. */
function endOf(sale: Sale): string {
  const { paymentIntent, refused } = sale;
  const attention = needsSomebody(sale) ? paymentIntent?.attention : null;
  const end = isOpen(sale) ? null : (refused?.code ?? paymentIntent?.status);
  return JSON.stringify([end, attention]);
}

/**
 * The cashier goes on to another sale: this one is left. Where it has ended meanwhile nobody has
 * looked at that: only `see` says so.
 */
export function leave(sale: JournalSale): JournalSale {
  if (sale.left) return sale;
  return { ...sale, left: true, unseen: !isOpen(sale) || needsSomebody(sale) };
}

/** The cashier has looked at how it stands, and goes on. */
export function see(sale: JournalSale): JournalSale {
  return { ...sale, left: true, unseen: false };
}

/**
 * Keeps every sale that is open, shown, not seen yet or in need of somebody, and the last finished
 * ones.
 */
export function prune(sales: readonly JournalSale[]): JournalSale[] {
  let finished = 0;
  return sales
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
    .filter((sale) => {
      if (isOpen(sale) || needsSomebody(sale) || !sale.left || sale.unseen) return true;
      finished += 1;
      return finished <= mostFinished;
    });
}

/** The sale as the relay tells it, unless something newer of it is known already. */
export function takeOver(known: JournalSale | undefined, told: PaymentIntent): JournalSale {
  const paymentIntent = atTheCounter(told, known?.paymentIntent ?? null);
  if (known === undefined) return fromElsewhere(paymentIntent);
  const { paymentIntent: before } = known;
  const isOlder = before !== null && before.updatedAt > paymentIntent.updatedAt;
  const settled = paymentIntent.cancelledAt !== null || isFinal(paymentIntent.status);
  return turn(known, {
    ...known,
    paymentIntent: isOlder ? before : paymentIntent,
    refused: null,
    trouble: null,
    cancelling: known.cancelling && !settled,
  });
}

/**
 * A refund that fails is the manager's, days after the sale: no alarm at the counter (0052). It is
 * told only once all else about the sale is settled, which stays as it was.
 */
function atTheCounter(told: PaymentIntent, before: PaymentIntent | null): PaymentIntent {
  if (told.attention !== "refund_failed") return told;
  const attentionSettled = before?.attentionSettled ?? null;
  const attention = attentionSettled === null ? null : (before?.attention ?? null);
  return { ...told, attention, attentionSettled };
}

/** A sale of this till that this computer did not begin: it was set up anew. */
function fromElsewhere(paymentIntent: PaymentIntent): JournalSale {
  const { amount, createdAt, currency, customerEmail, id, reference, tip } = paymentIntent;
  return {
    id,
    entryId: null,
    cashierId: paymentIntent.cashier?.id ?? null,
    amount,
    currency,
    tip,
    reference,
    customerEmail,
    startedAt: createdAt,
    paymentIntent,
    refused: null,
    trouble: null,
    cancelling: false,
    left: true,
    unseen: false,
  };
}
