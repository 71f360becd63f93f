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

/** Leaves a sale that ended and charges the same once more. */
export async function repeatSale(sale: Sale): Promise<Failure | null> {
  const failure = await leaveSale(sale);
  if (failure === null) await chargeAgain(sale);
  return failure;
}
