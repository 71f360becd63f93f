import type { Sale } from "../../contract/bridge.ts";
import { isFinal } from "../../contract/payment-intent.ts";

/**
 * The address of a sale's pay page while somebody may pay there; `null` when nobody can.
 * @param relayNow the relay's clock, in Unix milliseconds
 */
export function payPageOf(sale: Sale, relayNow: number): string | null {
  const { paymentIntent } = sale;
  if (paymentIntent === null || !isUnderWay(sale)) return null;
  const { payUrl, payUrlExpiresAt } = paymentIntent;
  const isOver = payUrlExpiresAt !== null && Date.parse(payUrlExpiresAt) <= relayNow;
  return isOver ? null : payUrl;
}

/**
 * Whether a pay page that is open may stay. A customer who is in the bank is left alone, also when
 * the page's time is over or the till locks: the bank's word ends it, or the cashier.
 */
export function payPageStays(sale: Sale, relayNow: number, isLocked: boolean): boolean {
  if (!isUnderWay(sale)) return false;
  const isWithBank = sale.paymentIntent?.status !== "created";
  return isWithBank || (!isLocked && payPageOf(sale, relayNow) !== null);
}

function isUnderWay({ cancelling, left, paymentIntent, refused }: Sale): boolean {
  return (
    !cancelling &&
    !left &&
    refused === null &&
    paymentIntent !== null &&
    paymentIntent.cancelledAt === null &&
    !isFinal(paymentIntent.status)
  );
}
