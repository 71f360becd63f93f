import type { Sale, TillState } from "../../contract/bridge.ts";
import type { Till } from "../till/till.ts";
import { hasReceipt } from "./receipt-slip.ts";

/**
 * Watches for sales that turn paid before the till's eyes: known to it, and not paid until now.
 * What is paid already when the till starts, or comes paid from elsewhere (a till set up anew), is
 * no news. So whatever the feed repeats, each sale is told once.
 */
export function watchPaidSales(
  till: Pick<Till, "state" | "subscribe">,
  onPaid: (sale: Sale) => void,
): () => void {
  let before = paidById(till.state());
  return till.subscribe((state) => {
    const known = before;
    before = paidById(state);
    for (const sale of state.sales) {
      if (isPaid(sale) && known.get(sale.id) === false) onPaid(sale);
    }
  });
}

function paidById({ sales }: TillState): ReadonlyMap<string, boolean> {
  return new Map(sales.map((sale) => [sale.id, isPaid(sale)]));
}

/** What needs a person is that person's to hand out. */
function isPaid({ paymentIntent }: Sale): boolean {
  return paymentIntent !== null && hasReceipt(paymentIntent) && paymentIntent.attention === null;
}
