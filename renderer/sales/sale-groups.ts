import type { Sale } from "../../contract/bridge.ts";
import { isOpen, needsPerson, saleView } from "../cashier/sale-view.ts";

export interface SaleGroups {
  /** What needs a person first, then what still goes on; each newest first. */
  readonly open: readonly Sale[];
  readonly last: readonly Sale[];
}

/** @param sales newest first */
export function saleGroups(sales: readonly Sale[]): SaleGroups {
  const views = sales.map((sale) => ({ sale, view: saleView(sale, false) }));
  const pick = (wanted: (each: (typeof views)[number]) => boolean) =>
    views.filter(wanted).map(({ sale }) => sale);
  return {
    open: [
      ...pick(({ view }) => needsPerson(view)),
      ...pick(({ view }) => isOpen(view) && !needsPerson(view)),
    ],
    last: pick(({ view }) => !isOpen(view)),
  };
}
