import { create } from "zustand";

import type { RefundWish } from "./refund-wish.ts";

/**
 * What was asked for and not answered, by its payment intent: it outlives its dialog, so that what
 * is asked next is the same once more and never a second refund.
 */
export const usePendingRefunds = create<{
  readonly wishes: Readonly<Record<string, RefundWish>>;
}>()(() => ({ wishes: {} }));

export function keepWish(intentId: string, wish: RefundWish): void {
  usePendingRefunds.setState(({ wishes }) => ({ wishes: { ...wishes, [intentId]: wish } }));
}

export function forgetWish(intentId: string): void {
  usePendingRefunds.setState(({ wishes }) => {
    const others = Object.entries(wishes).filter(([id]) => id !== intentId);
    return { wishes: Object.fromEntries(others) };
  });
}
