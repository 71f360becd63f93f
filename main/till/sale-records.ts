import { isDeepStrictEqual } from "node:util";

import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Document } from "../settings/document.ts";
import { leave, prune, takeOver, turn, type Journal, type JournalSale } from "./journal.ts";

/** The sales in the journal. What is told of them is shown in any case; a disk that refuses is told beside it. */
export interface SaleRecords {
  readonly all: () => readonly JournalSale[];
  readonly find: (id: string) => JournalSale | undefined;
  /** Writes ahead; whatever stood on the screen until now is left. A failed write changes nothing. */
  readonly begin: (sale: JournalSale) => Result<null, Failure>;
  readonly change: (
    id: string,
    into: (sale: JournalSale) => JournalSale,
  ) => Result<JournalSale, Failure>;
  readonly update: (id: string, fields: Partial<JournalSale>) => Result<JournalSale, Failure>;
  /** The relay will never have it. */
  readonly refuse: (id: string, why: Failure) => void;
  /** Takes over what the relay says, with the feed's position where the feed has said it. */
  readonly take: (paymentIntent: PaymentIntent, lastEventId: string | null) => JournalSale;
}

export function createSaleRecords(journal: Document<Journal>, onChange: () => void): SaleRecords {
  const all = () => journal.get().sales;
  const find = (id: string) => all().find((sale) => sale.id === id);

  function remember(sales: readonly JournalSale[], lastEventId: string | null): void {
    const position = lastEventId ?? journal.get().lastEventId;
    // A write that fails is told by the document itself.
    journal.remember({ ...journal.get(), lastEventId: position, sales: prune(sales) });
    onChange();
  }

  function change(
    id: string,
    into: (sale: JournalSale) => JournalSale,
  ): Result<JournalSale, Failure> {
    const sale = find(id);
    if (sale === undefined) return fail(failure("sale_unknown"));
    const next = into(sale);
    if (isDeepStrictEqual(next, sale)) return ok(sale);
    remember(
      all().map((each) => (each.id === id ? next : each)),
      null,
    );
    return ok(next);
  }

  function update(id: string, fields: Partial<JournalSale>): Result<JournalSale, Failure> {
    return change(id, (sale) => turn(sale, { ...sale, ...fields }));
  }

  return {
    all,
    find,
    change,
    update,

    begin(sale) {
      const before = journal.get();
      // One sale at a time is the cashier's.
      const others = before.sales.map(leave);
      const written = journal.set({ ...before, sales: prune([sale, ...others]) });
      if (!written.ok) return written;
      onChange();
      return ok(null);
    },

    refuse(id, why) {
      update(id, { refused: why, trouble: null });
    },

    take(paymentIntent, lastEventId) {
      const known = find(paymentIntent.id);
      const sale = takeOver(known, paymentIntent);
      if (!isDeepStrictEqual(sale, known) || lastEventId !== null) {
        remember([...all().filter((each) => each.id !== sale.id), sale], lastEventId);
      }
      return sale;
    },
  };
}
