import type { Sale, TillState } from "../../contract/bridge.ts";
import type { Attention } from "../../contract/payment-intent.ts";
import { saleView } from "../cashier/sale-view.ts";

/** How a sale has ended, or why it needs a person: what the cashier has to notice. */
export type SaleEnd =
  | { readonly kind: "paid" }
  | { readonly kind: "not_paid" }
  | { readonly kind: "attention"; readonly attention: Attention };

export interface SaleNews {
  /** The sale and its end: the same news is told once. */
  readonly key: string;
  readonly end: SaleEnd;
  readonly sale: Sale;
}

/**
 * What has become of the till's sales between two of its states.
 * @param previous `null` when the page has just been opened
 * @param told keys of the news that were told already, also by an earlier page of this till
 */
export function saleNews(
  previous: TillState | null,
  next: TillState,
  told: ReadonlySet<string>,
): readonly SaleNews[] {
  if (next.pairing.kind !== "paired") return [];
  const news: SaleNews[] = [];
  for (const sale of next.sales) {
    const end = saleEnd(sale);
    if (end === null) continue;
    const key = newsKey(sale, end);
    const known = previous?.sales.find(({ id }) => id === sale.id);
    const isNews = known === undefined ? isNewAtFirstSight(sale, end, next) : !ends(known, key);
    if (isNews && !told.has(key)) news.push({ key, end, sale });
  }
  return news;
}

/**
 * A sale may end while nobody looks: the till was dead, or the page not loaded yet. What had
 * ended before was told then; what nobody has to look at any more is not told at all.
 */
function isNewAtFirstSight(sale: Sale, end: SaleEnd, till: TillState): boolean {
  if (end.kind === "attention") return true;
  return (!sale.left || sale.unseen) && !till.endedBefore.includes(sale.id);
}

function ends(sale: Sale, key: string): boolean {
  const end = saleEnd(sale);
  return end !== null && newsKey(sale, end) === key;
}

function newsKey(sale: Sale, end: SaleEnd): string {
  return `${sale.id} ${end.kind === "attention" ? end.attention : end.kind}`;
}

/** `null` while the sale goes on, once it was cancelled, and once a manager has dealt with it. */
function saleEnd(sale: Sale): SaleEnd | null {
  const view = saleView(sale, false);
  switch (view.kind) {
    case "paid":
      return { kind: "paid" };
    case "rejected":
    case "failed":
    case "expired":
    case "not_created":
    case "refused":
      return { kind: "not_paid" };
    case "attention":
      return view.settled === null ? { kind: "attention", attention: view.attention } : null;
    default:
      return null;
  }
}

/** The keys of what needs a person now and has not been silenced: the alarm rings for these. */
export function ringingAlarms(till: TillState, silenced: ReadonlySet<string>): readonly string[] {
  // Whoever sets the till up anew has no button to silence it with.
  if (till.pairing.kind !== "paired") return [];
  return till.sales.flatMap((sale) => {
    const end = saleEnd(sale);
    if (end?.kind !== "attention") return [];
    const key = newsKey(sale, end);
    return silenced.has(key) ? [] : [key];
  });
}
