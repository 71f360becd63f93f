import type { Sale } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";

/** A sale that was found, as the screens show sales. */
export interface FoundSale extends Sale {
  readonly paymentIntent: PaymentIntent;
}

/** @param followed the till's sales: what the feed has told since the list was asked for is newer */
export function foundSale(found: PaymentIntent, followed: readonly Sale[]): FoundSale {
  const known = followed.find((sale) => sale.id === found.id);
  const told = known?.paymentIntent ?? null;
  const paymentIntent = told !== null && told.updatedAt > found.updatedAt ? told : found;
  const { amount, createdAt, currency, customerEmail, id, reference, tip } = paymentIntent;
  return {
    id,
    amount,
    currency,
    tip,
    reference,
    customerEmail,
    startedAt: createdAt,
    paymentIntent,
    refused: null,
    trouble: null,
    cancelling: known?.cancelling ?? false,
    left: true,
    unseen: false,
  };
}
