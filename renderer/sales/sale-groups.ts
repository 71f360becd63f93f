import type { Sale } from "../../contract/bridge.ts";
import { isOpen, needsPerson, saleView } from "../cashier/sale-view.ts";

export interface SaleGroups {
  /**
   * What has turned while the cashier was elsewhere, the one that turned first on top. What needs a
   * person is none of it: the alarm tells of that.
   */
  readonly news: readonly Sale[];
  /** What needs a person first, then what still goes on; each newest first. */
  readonly open: readonly Sale[];
  readonly last: readonly Sale[];
}

/**
 * @param sales newest first
 * @param shownId the sale that the cashier looks at
 */
export function saleGroups(sales: readonly Sale[], shownId: string | null): SaleGroups {
  const views = sales.map((sale) => ({ sale, view: saleView(sale, false) }));
  const pick = (wanted: (each: (typeof views)[number]) => boolean) =>
    views.filter(wanted).map(({ sale }) => sale);
  const news = pick(({ sale, view }) => !needsPerson(view) && isNews(sale, shownId));
  const old = (sale: Sale) => !news.includes(sale);
  return {
    news: news.toSorted((a, b) => turnedAt(a) - turnedAt(b)),
    open: [
      ...pick(({ sale, view }) => needsPerson(view) && old(sale)),
      ...pick(({ sale, view }) => isOpen(view) && !needsPerson(view) && old(sale)),
    ],
    last: pick(({ sale, view }) => !isOpen(view) && old(sale)),
  };
}

/**
 * Whether a sale has turned and nobody has looked at it yet: one that was left, or the current one
 * while the cashier looks at another.
 */
export function isNews(sale: Sale, shownId: string | null): boolean {
  if (sale.id === shownId) return false;
  if (sale.left) return sale.unseen;
  const view = saleView(sale, false);
  return !isOpen(view) || needsPerson(view);
}

/** Newer cards join below: the key that means the first one never hits another. */
function turnedAt({ paymentIntent, startedAt }: Sale): number {
  return Date.parse(paymentIntent?.statusAt ?? paymentIntent?.finalAt ?? startedAt);
}
