import type { Sale } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { chargeAgain } from "./entry-store.ts";
import { pickSale } from "./picked-sale-store.ts";

/** Goes on to the next sale. Answers why not, if so. */
export async function leaveSale(sale: Sale): Promise<Failure | null> {
  if (!sale.left) {
    const answer = await bridge.call("sales.leave", { id: sale.id });
    if (!answer.ok) return answer.failure;
  }
  pickSale(null);
  return null;
}

export async function cancelSale(sale: Sale): Promise<Failure | null> {
  const answer = await bridge.call("sales.cancel", { id: sale.id });
  return answer.ok ? null : answer.failure;
}

export async function checkSaleNow(sale: Sale): Promise<Failure | null> {
  const answer = await bridge.call("sales.checkNow", { id: sale.id });
  return answer.ok ? null : answer.failure;
}

/** The cashier has looked at it and goes on. Answers why not, if so. */
export async function finishSale(sale: Sale): Promise<Failure | null> {
  const answer = await bridge.call("sales.see", { id: sale.id });
  if (!answer.ok) return answer.failure;
  pickSale(null);
  return null;
}

/**
 * Charges the same once more. What could still be paid is cancelled first, so that its page closes
 * and money that comes nevertheless raises the alarm instead of passing for one more sale.
 */
export async function repeatSale(sale: Sale, cancelFirst: boolean): Promise<Failure | null> {
  const failure = (cancelFirst ? await cancelSale(sale) : null) ?? (await finishSale(sale));
  if (failure === null) await chargeAgain(sale);
  return failure;
}

type HelpRoute = "payPage.copyLink" | "payPage.printLink" | "payPage.open";

/** Another way to the pay page for a customer who cannot scan. */
export async function helpWithPayPage(route: HelpRoute, sale: Sale): Promise<Failure | null> {
  const answer = await bridge.call(route, { id: sale.id });
  return answer.ok ? null : answer.failure;
}

export async function closePayPage(): Promise<Failure | null> {
  const answer = await bridge.call("payPage.close", {});
  return answer.ok ? null : answer.failure;
}
