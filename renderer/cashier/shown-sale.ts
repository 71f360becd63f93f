import type { Sale } from "../../contract/bridge.ts";
import { saleView } from "./sale-view.ts";

/**
 * The sale on the left; `null` is the keypad. A current sale (not left yet) that has just been
 * paid comes before one that was picked from the list: nobody should miss the green.
 * @param sales newest first
 */
export function shownSale(sales: readonly Sale[], pickedId: string | null): Sale | null {
  const current = sales.find((sale) => !sale.left) ?? null;
  if (current !== null && saleView(current, false).kind === "paid") return current;
  return sales.find((sale) => sale.id === pickedId) ?? current;
}
